"""What people who work with families, and helpers, answered: in words, to be checked before it is sent."""

from feedback.answers import Progress
from feedback.selectors.choices import NOT_SURE, cornerstone_choices, district_choices
from feedback.selectors.summary import Answered


def professional_answers(progress: Progress) -> tuple[Answered, ...]:
    """Return each question to people who work with families, with its answer."""
    said = progress.answers
    return (
        Answered("Who are you telling us this for?", "For myself, from my work", "for-whom"),
        Answered("What helps you to do good work with families?", said.valued, "what-went-well"),
        Answered("What gets in the way of good work?", said.needs_change, "what-needs-to-change"),
        Answered("What is it about?", stones_in_words(progress), "cornerstones"),
        Answered("How are you at work these days?", said.wellbeing.label if said.wellbeing else "", "how-you-are"),
        Answered("Which kind of organisation do you work for?", said.sector.label if said.sector else "", "your-work"),
        Answered("Which part of Devon do you work in most?", place_in_words(progress), "your-work"),
        Answered("Who may read what you send us?", said.readers.label, "who-reads-this"),
        Answered("May we use some of your words in our reports?", "Yes" if said.may_quote else "No", "who-reads-this"),
    )


def stones_in_words(progress: Progress) -> str:
    """Return the names of the cornerstones that were ticked, one a line."""
    stones = dict([*((stone.slug, stone.name) for stone in cornerstone_choices()), NOT_SURE])
    return "\n".join(stones[slug] for slug in progress.answers.cornerstones if slug in stones)


def place_in_words(progress: Progress) -> str:
    """Return the name of the district, or an empty text."""
    return dict(district_choices()).get(progress.answers.district, "")
