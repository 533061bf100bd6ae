"""What somebody answered, in words, to be checked before it is sent."""

from dataclasses import dataclass

from feedback.answers import Progress
from feedback.enums import Language
from feedback.selectors.choices import NOT_SURE, cornerstone_choices, district_choices


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer in words, and the step that changes it. An empty answer was not provided."""

    question: str
    answer: str
    step: str


def parent_carer_answers(progress: Progress) -> tuple[Answered, ...]:
    """Return each question to parent carers with its answer."""
    said = progress.answers
    stones = dict([*((stone.slug, stone.name) for stone in cornerstone_choices()), NOT_SURE])
    names = [stones[slug] for slug in said.cornerstones if slug in stones]
    return (
        Answered("Who may read what you send us?", said.readers.label, "who-reads-this"),
        Answered("What went well?", said.valued, "what-went-well"),
        Answered("What needs to change?", said.needs_change, "what-needs-to-change"),
        Answered("What is it about?", "\n".join(names), "cornerstones"),
        Answered(
            "Is this about the help one child is getting?",
            said.about_one_child.label if said.about_one_child else "",
            "one-child",
        ),
        Answered("Which part of Devon do you live in?", dict(district_choices()).get(said.district, ""), "about"),
        Answered("How old is your child?", said.phase.label if said.phase else "", "about"),
        Answered("Where does your child learn?", said.setting.label if said.setting else "", "about"),
        *language_answer(progress),
        Answered("May we use some of your words in our reports?", "Yes" if said.may_quote else "No", "quotes"),
    )


def language_answer(progress: Progress) -> tuple[Answered, ...]:
    """Return the language where it is not English: most people never have to think about it."""
    said = progress.answers.language
    return () if said is Language.ENGLISH else (Answered("Which language did you write in?", said.label, "about"),)
