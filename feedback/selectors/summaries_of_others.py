"""What people who work with families, and helpers, answered: in words, to be checked before it is sent."""

from dataclasses import replace

from feedback.answers import HelperFacts, Progress
from feedback.enums import Speaker
from feedback.selectors.choices import NOT_SURE, cornerstone_choices, district_choices
from feedback.selectors.summary import Answered, language_answer
from feedback.selectors.waiting import in_full


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


def someone_else_answers(progress: Progress) -> tuple[Answered, ...]:
    """Return each question to helpers, with its answer."""
    said = progress.answers
    return (
        *_whose_voice(progress),
        *_told_to_a_helper(said.helper),
        Answered("What went well?", said.valued, "what-went-well"),
        Answered("What needs to change?", said.needs_change, "what-needs-to-change"),
        Answered("What is it about?", stones_in_words(progress), "cornerstones"),
        *_about_them(progress),
        Answered("Who may read it first?", said.readers.label, "who-reads-this"),
        Answered("May we use some of their words in our reports?", "Yes" if said.may_quote else "No", "who-reads-this"),
    )


def _whose_voice(progress: Progress) -> tuple[Answered, ...]:
    said = progress.answers
    voice = f"A group of {said.group_size} people" if said.group_size else said.voice.label
    return (
        Answered("Who are you helping?", said.speaker.label, "who"),
        Answered("How do they tell us?", voice, "who"),
    )


def _told_to_a_helper(facts: HelperFacts) -> tuple[Answered, ...]:
    read_back = {True: "Yes", False: "No", None: ""}[facts.read_back]
    return (
        Answered("Who are you?", facts.helper.label if facts.helper else "", "how-you-heard"),
        Answered("Who said that this may be sent?", facts.consent.label if facts.consent else "", "how-you-heard"),
        Answered("When did they tell you?", in_full(facts.heard_on) if facts.heard_on else "", "how-you-heard"),
        Answered("Are these their own words?", facts.words_are.label if facts.words_are else "", "how-you-heard"),
        Answered("Have you read it back to them, or shown it to them?", read_back, "how-you-heard"),
    )


def _about_them(progress: Progress) -> tuple[Answered, ...]:
    said = progress.answers
    place = Answered("Which part of Devon do they live in?", place_in_words(progress), "about-them")
    language = [replace(row, step="about-them") for row in language_answer(progress)]
    if said.speaker is Speaker.YOUNG_PERSON:
        age = said.age_band.label if said.age_band else ""
        return (Answered("How old are they?", age, "about-them"), place, *language)
    one_child = said.about_one_child.label if said.about_one_child else ""
    return (
        Answered("Is this about the help one child is getting?", one_child, "one-child"),
        place,
        Answered("How old is their child?", said.phase.label if said.phase else "", "about-them"),
        Answered("Where does their child learn?", said.setting.label if said.setting else "", "about-them"),
        *language,
    )
