"""The sheets: each journey as one long form. The paper form prints it, batch entry asks it; so they never differ."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from feedback.answers import Answers, Progress
from feedback.enums import Speaker
from feedback.forms.entering import EntryForm
from feedback.forms.tell_us import StepForm, on_paper
from feedback.views.tell_us.journey import Journey
from feedback.views.tell_us.parent_carer import PARENT_CARER
from feedback.views.tell_us.professional import PROFESSIONAL


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of one kind of person, in the order of the web journey."""

    slug: str
    title: str
    who: str
    speaker: Speaker
    pages: tuple[type[StepForm], ...]

    def form(self, *args: Any, **kwargs: Any) -> EntryForm:
        """Return all questions as one form; the arguments are those of EntryForm."""
        progress = Progress(answers=Answers(speaker=self.speaker))
        parts = [page(progress=progress, step="", token="") for page in self.pages]
        return EntryForm(*args, parts=parts, speaker=self.speaker, **kwargs)


def pages_of(journey: Journey, *, without: tuple[str, ...] = ()) -> tuple[type[StepForm], ...]:
    """Return the questions of a journey that paper can ask."""
    return tuple(step.form for step in journey.steps if step.counted and step.slug not in without)


SHEETS: dict[str, Sheet] = {
    sheet.slug: sheet
    for sheet in (
        Sheet(
            "parent-carer",
            "Tell us what support is like for your family",
            "A parent carer",
            Speaker.PARENT_CARER,
            pages_of(PARENT_CARER),
        ),
        Sheet(
            "young-person",
            "Tell us what it is like for you",
            "A child or young person",
            Speaker.YOUNG_PERSON,
            (
                on_paper.GoodForm,
                on_paper.ShouldChangeForm,
                on_paper.AboutWhatForm,
                on_paper.AboutMeForm,
                on_paper.MyReadersAndQuotesForm,
            ),
        ),
        Sheet(
            "professional",
            "Tell us what it is like to work with families",
            "Somebody who works with families",
            Speaker.PROFESSIONAL,
            pages_of(PROFESSIONAL, without=("for-whom",)),
        ),
    )
}


def sheet_at(slug: str) -> Sheet:
    """Return the sheet at an address. Raises Http404."""
    if slug not in SHEETS:
        raise Http404
    return SHEETS[slug]
