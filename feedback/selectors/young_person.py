"""What a young person is asked and may tick, and how ticks and faces become words that people read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from feedback.answers import Answers, Progress
from feedback.enums import Feeling, Readers, Telling
from feedback.selectors.choices import cornerstone_choices, district_choices
from feedback.selectors.summary import Answered

DONT_KNOW = ("not-sure", "I don’t know")
DONT_WANT_TO_SAY = ("not-said", "I don’t want to say")
NEITHER = (DONT_KNOW, DONT_WANT_TO_SAY)
# The cornerstones in a child's words, by their slugs; the records themselves are the council's.
FACE_QUESTIONS = {
    "welcome-and-care": "Do people make you feel welcome?",
    "value-and-include": "Do people make you feel that you matter?",
    "communicate": "Do people tell you things in a way you understand?",
    "work-in-partnership": "Do people plan things with you?",
}
READERS = {
    Readers.FORUM_AND_COUNCIL: "A helper from the group of parents",
    Readers.COUNCIL_ONLY: "Only a small team at the council",
}
_SEEMS_GOOD = (Feeling.VERY_GOOD, Feeling.GOOD)
_SAYS_NOTHING = (Feeling.NOT_SURE, Feeling.NOT_SAID)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to tick: its name, its words and the name of its drawing."""

    slug: str
    words: str
    drawing: str


GOOD = (
    Sentence("listen", "People listen to me", "ear"),
    Sentence("safe", "I feel safe", "house"),
    Sentence("help", "I get help when I need it", "helping"),
    Sentence("friends", "I have friends there", "friends"),
    Sentence("understand", "People understand me", "understood"),
    Sentence("choose", "I can choose things", "signpost"),
    Sentence("know", "I know what will happen next", "plan"),
    Sentence("good-at", "People see what I am good at", "strength"),
    Sentence("quiet", "I have a quiet place to go", "quiet"),
)
CHANGE = (
    Sentence("loud", "It is too loud or too busy", "loud"),
    Sentence("wait", "I have to wait too long", "clock"),
    Sentence("not-listen", "People do not listen to me", "unheard"),
    Sentence("not-understand", "People do not know what I need", "question"),
    Sentence("more-help", "I need more help", "hand-up"),
    Sentence("decide", "Things are decided without me", "empty-chair"),
    Sentence("left-out", "I feel left out", "left-out"),
    Sentence("get-around", "It is hard for me to get in or around", "steps"),
    Sentence("not-safe", "I feel scared or not safe", "storm"),
)


@dataclass(frozen=True, slots=True)
class FaceQuestion:
    """One question to be answered with a face: the cornerstone that it is about, and its words."""

    slug: str
    words: str


def face_questions() -> tuple[FaceQuestion, ...]:
    """Return a question for each cornerstone. One that is new to us is asked by its own name."""
    return tuple(
        FaceQuestion(stone.slug, FACE_QUESTIONS.get(stone.slug, f"{stone.name}: how is it for you?"))
        for stone in cornerstone_choices()
    )


def says_something(answers: Answers) -> bool:
    """Return whether there is anything to send: a word, a ticked sentence or a face."""
    return as_sent(answers).says_something


def feels_unsafe(answers: Answers) -> bool:
    """Return whether somebody ticked that they are scared or not safe."""
    return "not-safe" in answers.change


def as_sent(answers: Answers) -> Answers:
    """Return the answers with the ticked sentences written out, one a line, before what was typed.

    Who only chose faces has told us something too: then the faces become the words.
    """
    valued = _written(GOOD, answers.good, answers.valued)
    change = _written(CHANGE, answers.change, answers.needs_change)
    if not (valued or change):
        valued, change = _faces(answers, good=True), _faces(answers, good=False)
    return replace(answers, valued=valued, needs_change=change)


def young_person_answers(progress: Progress) -> tuple[Answered, ...]:
    """Return each question to a young person with the answer, in child words."""
    said = progress.answers
    feelings = dict(said.feelings)
    faces = [(each, feelings.get(each.slug)) for each in face_questions()]
    return (
        Answered("Who is telling us?", _who(said), "who-is-here"),
        Answered("Is a grown-up with you?", said.company.label if said.company else "", "who-is-here"),
        *(Answered(each.words, felt.label if felt else "", "faces") for each, felt in faces),
        Answered("What is good?", _shown(GOOD, said.good, said.valued), "what-went-well"),
        Answered("What should change?", _shown(CHANGE, said.change, said.needs_change), "what-needs-to-change"),
        Answered("How old are you?", said.age_band.label if said.age_band else "", "about-you"),
        Answered("Where do you live?", _place(said), "about-you"),
        Answered("Who may read your words first?", READERS[said.readers], "about-you"),
    )


def _written(sentences: Sequence[Sentence], ticked: Sequence[str], typed: str) -> str:
    lines = [f"{each.words}." for each in sentences if each.slug in ticked]
    return "\n".join([*lines, typed] if typed.strip() else lines)


def _shown(sentences: Sequence[Sentence], ticked: Sequence[str], typed: str) -> str:
    return _written(sentences, ticked, typed) or next((words for slug, words in NEITHER if slug in ticked), "")


def _faces(answers: Answers, *, good: bool) -> str:
    words = {each.slug: each.words for each in face_questions()}
    chosen = [(slug, felt) for slug, felt in answers.feelings if slug in words and felt not in _SAYS_NOTHING]
    return "\n".join(f"{words[slug]} {felt.label}." for slug, felt in chosen if (felt in _SEEMS_GOOD) is good)


def _who(said: Answers) -> str:
    if said.telling is Telling.GROUP:
        return f"{Telling.GROUP.label} of {said.group_size}"
    return said.telling.label if said.telling else ""


def _place(said: Answers) -> str:
    return dict([*district_choices(), *NEITHER]).get(said.district, "")
