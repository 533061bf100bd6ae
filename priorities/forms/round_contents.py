"""Forms of what is in a round: its priorities and its organisations."""

from collections.abc import Iterable, Sequence

from django import forms

from accounts.models import PartnerOrganisation
from cornerstones.models import Cornerstone
from lib.govukforms.forms import GovukForm
from priorities.models import Priority
from priorities.selectors.marker import marker_of_priority

MOST_POINTS = 20
LONGEST_STRENGTH, LONGEST_POINT = 500, 500


class PriorityForm(GovukForm):
    """A priority of a round: what is valued, and what needs to change."""

    submit_text = "Put it in the round"
    error_names = {"strength": "what is valued", "points": "what needs to change"}
    cornerstone = forms.ModelChoiceField(
        label="Which cornerstone does it belong to?",
        queryset=Cornerstone.objects.order_by("order"),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a cornerstone"},
    )
    strength = forms.CharField(
        label="What is valued?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_STRENGTH,
        help_text="One thing, in one sentence.",
    )
    points = forms.CharField(
        label="What needs to change?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MOST_POINTS * LONGEST_POINT,
        help_text="One thing on each line.",
    )

    def clean_points(self) -> list[str]:
        """Return the lines that say something, each once. Refuses too many, and lines that are too long."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["points"].splitlines()]
        points = list(dict.fromkeys(line for line in lines if line))
        if len(points) > MOST_POINTS:
            raise forms.ValidationError(f"Write at most {MOST_POINTS} lines. You have written {len(points)}")
        if any(len(point) > LONGEST_POINT for point in points):
            raise forms.ValidationError(f"Make each line {LONGEST_POINT} characters or fewer")
        return points


class ChangePriorityForm(PriorityForm):
    """The same of a priority that is in the round. `seen` is its marker when it was read."""

    submit_text = "Save"
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def saw(self, priority: Priority) -> None:
        """Note that what it says now was shown, so that the next press saves over it."""
        self.data = {**self.data.dict(), "seen": marker_of_priority(priority)}  # type: ignore[attr-defined]


def initial_of_priority(priority: Priority) -> dict[str, str]:
    """Return what the form begins with."""
    points = "\n".join(point.text for point in priority.development_points.all())
    said = {"cornerstone": priority.cornerstone.slug, "strength": priority.strength, "points": points}
    return said | {"seen": marker_of_priority(priority)}


class OrganisationsForm(forms.Form):
    """The organisations that may give stars: one box each."""

    organisations = forms.ModelMultipleChoiceField(
        queryset=PartnerOrganisation.objects.all(),
        required=False,
        error_messages={"invalid_choice": "Select organisations of the list", "invalid_pk_value": "Select them again"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)

    def clean_seen(self) -> list[int]:
        """Return the keys of the organisations that were chosen when the page was read; odd ones are left out."""
        return [int(each) for each in self.cleaned_data["seen"].split() if each.isascii() and each.isdigit()]


class TakeOutForm(GovukForm):
    """Why a priority is taken out of an open round."""

    submit_text = "Take it out of the round"
    why = forms.CharField(
        label="Why is it taken out?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=Priority._meta.get_field("withdrawn_why").max_length,  # noqa: SLF001  Django documents it
        help_text="Everybody can read this. One plain sentence is enough.",
        error_messages={"required": "Enter why it is taken out"},
    )


def keys_of(organisations: Iterable[int]) -> str:
    """Return the keys of organisations as `OrganisationsForm.seen` holds them."""
    return " ".join(str(key) for key in sorted(organisations))


def ticked(form: OrganisationsForm, chosen: Sequence[int], press: str, everybody: Sequence[int]) -> set[int]:
    """Return the organisations whose boxes are ticked: all, none, those that were sent, or those that are chosen."""
    if press in ("all", "none"):
        return set(everybody) if press == "all" else set()
    if not form.is_bound:
        return set(chosen)
    sent = form.data.getlist("organisations") if hasattr(form.data, "getlist") else []
    return {key for key in everybody if str(key) in sent}
