"""What every page for young people has in common, and the two pages where sentences are ticked and words written."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from feedback.answers import LONGEST_TEXT
from feedback.forms.tell_us.base import StepForm, WordsField, offer
from feedback.forms.tell_us.tiles import Tiles, tiles_of
from feedback.selectors.young_person import CHANGE, GOOD, NEITHER, Sentence

ROOM_FOR_SENTENCES = 1_000  # letters that the ticked sentences may add to what was typed
LONGEST_TYPED = LONGEST_TEXT - ROOM_FOR_SENTENCES
APART = tuple(slug for slug, _words in NEITHER)


class YoungForm(StepForm):
    """One page for young people. Its choices are drawn as tiles."""

    question_as_heading = False
    mark_optional = False
    submit_text = "Next"

    def as_tiles(self, name: str, drawings: dict[Any, str] | None = None) -> Tiles:
        """Return a question of this page as tiles."""
        return tiles_of(self[name], drawings=drawings or {}, apart=APART)


class SentencesForm(YoungForm):
    """Sentences to tick, and room for words of one's own."""

    sentences: ClassVar[Sequence[Sentence]] = ()
    ticks: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields[self.ticks], (*((each.slug, each.words) for each in self.sentences), *NEITHER))

    @property
    def tiles(self) -> Tiles:
        """Return the sentences."""
        return self.as_tiles(self.ticks, {each.slug: each.drawing for each in self.sentences})

    @property
    def own_words(self) -> forms.BoundField:
        """Return the field for words of one's own."""
        return next(field for field in self.visible_fields() if field.name != self.ticks)

    def changes(self) -> dict[str, Any]:
        """Whoever ticks a sentence and "I don't know" has said something: the sentence counts."""
        ticked = [slug for slug in self.cleaned_data[self.ticks] if slug not in APART]
        return super().changes() | {self.ticks: ticked or self.cleaned_data[self.ticks][:1]}


def _ticks() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Tick all that are true for you",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Tick what is in the list"},
    )


def _own_words() -> WordsField:
    return WordsField(
        called="What you write",
        longest=LONGEST_TYPED,
        rows=4,
        label="Your own words, if you like",
        help_text="You can leave this empty. Try not to write names. You can say “my friend” or “my teacher”.",
    )


class GoodForm(SentencesForm):
    """What is good."""

    sentences = GOOD
    ticks = "good"
    good = _ticks()
    valued = _own_words()


class ChangeForm(SentencesForm):
    """What should change."""

    sentences = CHANGE
    ticks = "change"
    change = _ticks()
    needs_change = _own_words()
