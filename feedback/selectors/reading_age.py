"""How easily an answer or a small win reads: shown while it is written, with plain advice. It never stops anybody."""

import re
from dataclasses import dataclass

from lib.words import average_sentence_length, reading_age, sentences, syllables

OLDEST = 11  # years: the most that our own pages allow themselves
OLDEST_CHILD = 9
LONG_SENTENCE = 20  # words
_SHOWN = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """The reading age of one text in whole years. `long_sentences` and `hard_words` are the worst of them."""

    called: str
    years: int
    aim: int
    words_in_a_sentence: int
    long_sentences: tuple[str, ...]
    hard_words: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Return whether it is as plain as we aim for."""
        return self.years <= self.aim

    @property
    def advice(self) -> str:
        """Return what to do, in a sentence."""
        if self.plain:
            return "That is plain enough for most families. Thank you."
        return "Make long sentences into two. Use shorter words where you can. You can publish it as it is."


def reading_ages(*, answer: str, child_version: str) -> tuple[ReadingAge, ...]:
    """Return the reading age of an answer and of its version for children; nothing for a text without words."""
    return (
        *reading_age_of("The answer", answer),
        *reading_age_of("The version for children", child_version, aim=OLDEST_CHILD),
    )


def reading_age_of(called: str, text: str, *, aim: int = OLDEST) -> tuple[ReadingAge, ...]:
    """Return the reading age of one text as the list that pages show; nothing for a text without words."""
    return (_measured(called, text, aim),) if reading_age(text) else ()


def _measured(called: str, text: str, aim: int) -> ReadingAge:
    long = [one for one in sentences(text) if len(_WORD.findall(one)) > LONG_SENTENCE]
    return ReadingAge(
        called=called,
        years=round(reading_age(text)),
        aim=aim,
        words_in_a_sentence=round(average_sentence_length(text)),
        long_sentences=tuple(sorted(long, key=len, reverse=True)[:_SHOWN]),
        hard_words=_hard_words(text),
    )


def _hard_words(text: str) -> tuple[str, ...]:
    """Return the words of four syllables or more, without names of people and posts in capitals."""
    found = dict.fromkeys(word for word in _WORD.findall(text) if word.islower() and syllables(word) >= 4)
    return tuple(sorted(found, key=syllables, reverse=True)[: 2 * _SHOWN])
