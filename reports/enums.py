"""Where a progress report is, which step may follow which, and the groups that its figures speak about."""

from django.db.models import TextChoices

from lib.states import StateTable


class ReportState(TextChoices):
    """Where a report is."""

    WAITING = "waiting", "Waiting for the worker"
    BUILDING = "building", "Being built"
    FAILED = "failed", "Could not be built"
    BUILT = "built", "Built, nobody else has seen it"
    COMMENTING = "commenting", "Out for comment"
    PUBLISHED = "published", "Published"


READY = (ReportState.BUILT, ReportState.COMMENTING, ReportState.PUBLISHED)  # its figures and texts stand

REPORT_STATES = StateTable(
    name="report",
    initial=ReportState.WAITING,
    transitions=(
        (ReportState.WAITING, ReportState.BUILDING, "start"),
        (ReportState.BUILDING, ReportState.BUILT, "finish"),
        (ReportState.BUILDING, ReportState.FAILED, "fail"),
        (ReportState.BUILDING, ReportState.WAITING, "find again after the worker was lost"),
        (ReportState.FAILED, ReportState.WAITING, "try again"),
        (ReportState.BUILT, ReportState.COMMENTING, "send for comment"),
        (ReportState.COMMENTING, ReportState.PUBLISHED, "publish with both notes"),
    ),
)


class CommentBy(TextChoices):
    """Who reads a report before everybody does, and whose note is printed with it (LA-15)."""

    FORUM = "forum", "Parent Carer Forum"
    YOUNG_PEOPLE = "young-people", "Young people’s group"


class Part(TextChoices):
    """What a correction may be about. Figures of people are none of it: a closed period is never counted again."""

    ANSWERS = "answers", "An answer of the council"
    PRIORITIES = "priorities", "How the priorities were chosen"


class HeardFrom(TextChoices):
    """Who told us, with young people's own voice apart from help, from groups and from those who spoke for them."""

    PARENT_CARERS = "parent-carers", "Parent carers"
    YOUNG_PEOPLE = "young-people", "Young people, in their own voice"
    HELPED_YOUNG_PEOPLE = "helped-young-people", "Young people, with help"
    GROUPS_OF_YOUNG_PEOPLE = "groups-of-young-people", "Groups of young people, each counted once"
    FOR_YOUNG_PEOPLE = "for-young-people", "Somebody who spoke for a young person"
    PROFESSIONALS = "professionals", "Professionals"
    PARTNERS = "partners", "Partners"

    @classmethod
    def of_the_young(cls) -> "tuple[HeardFrom, ...]":
        """Return the groups of young people, and of those who spoke for them."""
        return cls.YOUNG_PEOPLE, cls.HELPED_YOUNG_PEOPLE, cls.GROUPS_OF_YOUNG_PEOPLE, cls.FOR_YOUNG_PEOPLE


class Breakdown(TextChoices):
    """The fixed list of ways in which a report counts the people who told us. There are no others."""

    SPEAKER = "speaker", "Who told us"
    DISTRICT = "district", "Part of Devon"
    PHASE = "phase", "Age and stage"
    SETTING = "setting", "Where they learn"
    CHANNEL = "channel", "How they told us"


class Kept(TextChoices):
    """Whether a promise about time was kept."""

    IN_TIME = "in-time", "In time"
    LATE = "late", "Late, or not yet"


class Version(TextChoices):
    """For whom a version of a report is made. All come from the one snapshot."""

    FAMILIES = "families", "For families"
    PARTNERS = "partners", "Full report"
    EASY_READ = "easy-read", "Easy Read"
    YOUNG_PEOPLE = "young-people", "For young people"


class ReportFileName(TextChoices):
    """The files of a report, each with what it is."""

    FAMILIES = "families.pdf", "For families"
    PARTNERS = "partners.pdf", "Full report"
    EASY_READ = "easy-read.pdf", "Easy Read"
    YOUNG_PEOPLE = "young-people.pdf", "For young people"
    SHEET = "figures.ods", "All figures and answers, as a spreadsheet"
    FIGURES = "figures.csv", "All figures, as a table"
    ANSWERS = "answers.csv", "All answers, as a table"
    DATA = "report.json", "Everything, for computers"
