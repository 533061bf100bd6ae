"""What of a submission is personal: what it is, who reads it, why, and how long it is kept."""

from lib.personal import Personal

PERSONAL = (
    Personal(
        (
            "speaker",
            "voice",
            "group_size",
            "channel",
            "district",
            "phase",
            "setting",
            "about_one_child",
            "language",
        ),
        what="Who is speaking, how it came, and about what",
        who=(
            "Moderators of that desk. The public: who speaks and the district, once published; of a "
            "young person only who speaks. Others: totals through disclosure control"
        ),
        why="To hear from whom we have not heard; to answer in the right words",
        kept="With the words; the bare row stays",
    ),
    Personal(
        ("age_band", "company"),
        what="A young person’s age band, and whether a grown-up was there",
        who="Moderators of that desk. Others: totals through disclosure control",
        why="So that a young person’s own voice is counted apart",
        kept="As above",
    ),
    Personal(
        ("sector", "wellbeing"),
        what="Where a professional works and how they are at work",
        who="Nobody; totals through disclosure control",
        why="Staff wellbeing is one of the priorities",
        kept="As above",
    ),
    Personal(
        ("submission_key",),
        what="A hash of a secret in the writer’s browser",
        who="Nobody",
        why="One press, one record",
        kept="As above",
    ),
    Personal(
        ("received_on", "withdrawn_on"),
        what="The day, never the hour",
        who="Moderators of that desk. The writer, by code",
        why="To keep the promised days",
        kept="As above",
    ),
)
