"""What an action says: who leads it, who answers for it, by when, what it is about."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from commitments.forms.fields import DayToCome, StepForm, Words
from commitments.models import Action
from commitments.selectors.offers import COUNCIL, Offers
from commitments.selectors.wording import Wording

NONE = ("", "None of these")


class ActionForm(StepForm):
    """The words of an action. The day is asked for once: later it moves only with a note that says why."""

    title = forms.CharField(label="What is to be done?", max_length=200, help_text="In one plain sentence.")
    cornerstone = forms.ChoiceField(label="Cornerstone", widget=forms.RadioSelect)
    lead = forms.ChoiceField(label="Which organisation leads it?")
    lead_role = forms.CharField(
        label="Which post leads it?", max_length=120, help_text="The post, not a person's name. Everybody can read it."
    )
    officer = forms.ChoiceField(
        label="Who at the council answers for it?",
        help_text="This person writes the note when it is late or in trouble. The name is not shown in public.",
    )
    due_on = DayToCome(label="By when?", called="the day by which it will be done")
    success = Words(label="How can anyone tell that it worked?")
    commitment = forms.ChoiceField(label="What is it part of?", required=False)
    area_of_weakness = forms.ChoiceField(label="Which finding of the inspectors is it about?", required=False)
    theme = forms.ChoiceField(label="Which theme does it answer?", required=False)
    priority = forms.ChoiceField(label="Which priority of partners is it about?", required=False)
    answer = forms.CharField(
        label="Which promise does it keep?",
        help_text="The reference of a public answer that says “We will do this”, for example DEV-4K7M-2Q9T.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, offers: Offers, action: Action | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers, self.action = offers, action
        for name, known in offers.choices().items():
            first = () if self.fields[name].required else (NONE,)
            self.fields[name].choices = (*first, *known)  # type: ignore[attr-defined]  # a field of choices
        if action:
            del self.fields["due_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse an action about nothing, and a reference of no public promise."""
        found = super().clean() or {}
        reference = str(found.get("answer", "")).strip().upper()
        found["response"] = self.offers.response(reference) if reference else None
        if reference and found["response"] is None:
            self.add_error("answer", f"There is no public promise with the reference {reference}. Check it")
        elif not any(found.get(name) for name in ("commitment", "area_of_weakness", "theme", "priority", "response")):
            self.add_error("commitment", "Choose what the action is part of, or what it answers")
        return found

    def wording(self) -> Wording:
        """Return what the action shall say; only for a valid form."""
        said = cast("Mapping[str, Any]", self.cleaned_data)
        picked = {name: self.offers.pick(name, said[name]) for name in self.offers.choices()}
        due_on = self.action.due_on if self.action else said["due_on"]
        texts = {name: said[name] for name in ("title", "lead_role", "success", "response")}
        return Wording(**texts, **picked, due_on=due_on)


def initial_of_action(action: Action) -> dict[str, Any]:
    """Return what the form shows for an action."""
    texts = {name: getattr(action, name) for name in ("title", "lead_role", "success")}
    return {
        **texts,
        "cornerstone": action.cornerstone.slug,
        "lead": action.lead.slug if action.lead else COUNCIL,
        "officer": str(action.officer_id),
        "commitment": action.commitment.slug if action.commitment else "",
        "area_of_weakness": action.area_of_weakness.code if action.area_of_weakness else "",
        "theme": action.theme.slug if action.theme else "",
        "priority": action.priority.slug if action.priority else "",
        "answer": action.response.reference if action.response else "",
        "seen": action.version,
    }
