"""What somebody proposes: a priority or a statement; and whether theirs is the same as one on the list."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.http import QueryDict
from django.urls import reverse

from cornerstones.models import Cornerstone
from lib.codes import is_token, new_token
from lib.govukforms import GovukForm
from lib.govukforms.honeypot import HoneypotMixin
from lib.words import clean
from priorities.enums import ProposalKind, Proposer
from priorities.forms.round_contents import LONGEST_POINT, MOST_POINTS
from priorities.models.proposals import LONGEST_STRENGTH, LONGEST_WHY
from priorities.selectors.on_the_list import ProposalShown
from priorities.selectors.proposal_words import Words

DIFFERENT = "different"
TOO_MANY = (
    "A lot was sent from where you are in the last hour. What you wrote is still here. Wait an hour, then press again"
)
_PEOPLE = [(who.value, who.label) for who in Proposer if who != Proposer.PARTNER]


class ProposalForm(HoneypotMixin, GovukForm):
    """The words of a proposal. The same `token` with the same words is one proposal, however often it is sent.

    A partner proposes for an organisation and is not asked who they are.
    """

    submit_text = "Go on"
    error_names: ClassVar[Mapping[str, str]] = {"who": "who you are"}
    kind: ClassVar[ProposalKind]

    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, partner: bool, again: QueryDict | None = None) -> None:
        typed = {name: again.get(name, "") for name in self.base_fields} if again else {}
        super().__init__(data, initial={**typed, "token": _token(data or again)})
        if partner:
            del self.fields["who"]

    @property
    def helper(self) -> FormHelper:
        """Post to the check page, whichever page shows the form."""
        helper = super().helper
        helper.form_action = reverse("check_proposal", args=(self.kind,))
        return helper

    def clean_token(self) -> str:
        """Return the token; a lost one is replaced."""
        return _token(self.data)

    def carried(self) -> list[tuple[str, str]]:
        """Return each field with what was sent, to be sent again by the next page."""
        names = [name for name in self.fields if name not in ("token", "homepage")]
        return [("token", self.cleaned_data["token"]), *((name, str(self[name].value() or "")) for name in names)]

    def proposer(self) -> str:
        """Return who proposes; only for a valid form."""
        return str(self.cleaned_data.get("who", Proposer.PARTNER))

    def words(self) -> Words:
        """Return what is proposed; only for a valid form."""
        raise NotImplementedError


def who_field() -> forms.ChoiceField:
    """Return the question who somebody is."""
    return forms.ChoiceField(
        label="Who are you?",
        choices=_PEOPLE,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who you are"},
    )


class PriorityProposalForm(ProposalForm):
    """A priority: what matters, what needs to change, and what it is about."""

    kind = ProposalKind.PRIORITY
    error_names = {"who": "who you are", "strength": "what matters to you", "changes": "what needs to change"}

    who = who_field()
    strength = forms.CharField(
        label="What matters to you?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_STRENGTH,
        help_text="One thing, in one sentence. For example: one person who knows my child well.",
    )
    changes = forms.CharField(
        label="What needs to change?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=MOST_POINTS * LONGEST_POINT,
        help_text="One thing on each line. One is enough.",
    )
    cornerstone = forms.ModelChoiceField(
        label="Which of these is it most about?",
        queryset=Cornerstone.objects.order_by("order"),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="Choose what feels nearest. There is no wrong answer.",
        error_messages={"required": "Select what it is most about"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {stone.slug: stone.summary for stone in Cornerstone.objects.all()}
        self.choice_hints = {"cornerstone": hints}  # type: ignore[misc]  # each page has the summaries of the day

    def clean_changes(self) -> tuple[str, ...]:
        """Return what needs to change, one after the other."""
        return lines_of(self.cleaned_data["changes"])

    def words(self) -> Words:
        """Return the priority."""
        said = self.cleaned_data
        return Words(one_line(said["strength"]), said["changes"], "", said["cornerstone"])


class StatementProposalForm(ProposalForm):
    """A statement about co-production, and why it matters."""

    kind = ProposalKind.STATEMENT
    error_names = {"who": "who you are", "strength": "your sentence", "why": "why it matters"}

    who = who_field()
    strength = forms.CharField(
        label="Your sentence",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_STRENGTH,
        help_text="What should be true when families and services work together? For example: "
        "families hear what became of their words.",
    )
    why = forms.CharField(
        label="Why does it matter?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_WHY, required=False
    )

    def words(self) -> Words:
        """Return the statement."""
        return Words(one_line(self.cleaned_data["strength"]), (), clean(self.cleaned_data["why"]).strip())


class NearForm(GovukForm):
    """Is it one of these? The words of the proposal go with it, out of sight."""

    label_size = "m"
    same = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select one of these, or “No”",
            "invalid_choice": "The one that you chose is not on the list any more. Select one of these, or “No”",
        },
    )

    def __init__(self, data: QueryDict | None, *, near: Sequence[ProposalShown]) -> None:
        super().__init__(data)
        offered = [(one.reference, f"Yes: {one.words.strength}") for one in near]
        self.fields["same"].label = "Is yours the same as one of these?"
        self.fields["same"].choices = [*offered, (DIFFERENT, "No, mine is different")]  # type: ignore[attr-defined]
        self.choice_hints = {"same": {one.reference: _said_of(one) for one in near}}  # type: ignore[misc]
        self.divide_before = {"same": DIFFERENT}  # type: ignore[misc]


FORMS: dict[str, type[ProposalForm]] = {form.kind: form for form in (PriorityProposalForm, StatementProposalForm)}


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean(text).split())


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something, each once. Raises ValidationError for too many, and for one too long."""
    lines = tuple(dict.fromkeys(line for line in map(one_line, clean(text).splitlines()) if line))
    if len(lines) > MOST_POINTS:
        raise forms.ValidationError(f"Write at most {MOST_POINTS} lines. You have written {len(lines)}")
    if any(len(line) > LONGEST_POINT for line in lines):
        raise forms.ValidationError(f"Make each line {LONGEST_POINT} characters or fewer")
    return lines


def _said_of(one: ProposalShown) -> str:
    change = f"Needs to change: {'; '.join(one.words.changes)}. " if one.words.changes else ""
    return f"{change}{one.words.why}".strip()


def _token(data: Any) -> str:
    token = data.get("token", "") if data else ""
    return token if is_token(token) else new_token()
