"""What narrows the plan, in its address."""

from typing import Any

from django import forms

from commitments.enums import Delivery, Impact
from commitments.selectors import plan
from commitments.selectors.lines import LATE
from feedback.forms.filters import InTheAddress
from feedback.selectors.responding import cornerstones

ALL = ("", "All")


class PlanForm(InTheAddress):
    """What narrows the plan; nothing chosen is the whole of it."""

    cornerstone = forms.ChoiceField(label="Cornerstone", required=False)
    commitment = forms.ChoiceField(label="What we said we will do", required=False)
    status = forms.ChoiceField(label="How far it is", required=False, choices=(ALL, (LATE, "Late"), *Delivery.choices))
    impact = forms.ChoiceField(label="Did it help?", required=False, choices=(ALL, *Impact.choices))
    lead = forms.ChoiceField(label="Who leads it", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("cornerstone", [(each.slug, each.name) for each in cornerstones()])
        self._offer("commitment", plan.titles())
        self._offer("lead", plan.leads())

    def wanted(self) -> plan.Wanted:
        """Return what was chosen; what we do not know narrows nothing."""
        return plan.Wanted(**{name: str(value) for name, value in self.known().items()})

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = (ALL, *choices)  # type: ignore[attr-defined]  # a field of choices
