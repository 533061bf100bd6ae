"""The sheets: each journey as one long form. The paper form prints it, batch entry asks it; so they never differ."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from feedback.answers import Answers, Progress
from feedback.enums import Speaker
from feedback.forms.entering import EntryForm, Questions
from feedback.forms.tell_us import StepForm
from feedback.views.tell_us.journey import Journey
from feedback.views.tell_us.parent_carer import PARENT_CARER
from feedback.views.tell_us.professional import PROFESSIONAL
from feedback.views.tell_us.young_person import YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class Sheet:
    """One journey on paper; `without` names the steps that only the web asks."""

    title: str
    who: str
    journey: Journey
    without: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Return the name in addresses."""
        return self.journey.slug

    @property
    def pages(self) -> tuple[type[StepForm], ...]:
        """Return the questions of the journey, in its order."""
        steps = self.journey.steps
        return tuple(step.form for step in steps if step.counted and step.slug not in self.without)

    def form(self, *args: Any, **kwargs: Any) -> EntryForm:
        """Return all questions as one form; the arguments are those of EntryForm."""
        speaker = self.journey.speaker or Speaker.PARENT_CARER
        progress = Progress(answers=Answers(speaker=speaker))
        parts = tuple(page(progress=progress, step="", token="") for page in self.pages)
        return EntryForm(*args, sheet=Questions(parts, speaker, self.journey.finish), **kwargs)


SHEETS: dict[str, Sheet] = {
    sheet.slug: sheet
    for sheet in (
        Sheet("Tell us what support is like for your family", "A parent carer", PARENT_CARER),
        Sheet("Tell us what it is like for you", "A child or young person", YOUNG_PERSON),
        Sheet(
            "Tell us what it is like to work with families",
            "Somebody who works with families",
            PROFESSIONAL,
            without=("for-whom",),
        ),
    )
}


def sheet_at(slug: str) -> Sheet:
    """Return the sheet at an address. Raises Http404."""
    if slug not in SHEETS:
        raise Http404
    return SHEETS[slug]
