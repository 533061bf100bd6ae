"""The forms about somebody's safety: as short as they can be."""

from typing import Any

from django import forms

from accounts.models import User
from feedback.enums import ConcernOutcome
from lib.codes import new_token, read_reference
from lib.govukforms.forms import GovukForm

LONGEST = 5_000
KEY = r"\A[\w-]{43}\Z"
LONGEST_REFERENCE = 40


class _Keyed(GovukForm):
    """A form that makes one record, however often its button is pressed."""

    key = forms.RegexField(KEY, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", new_token())

    def clean_key(self) -> str:
        """Return the form's key, or a new one where it is missing."""
        return self.cleaned_data["key"] or new_token()

    def add_error(self, field: str | None, error: Any) -> None:
        """Never turn anybody away for a damaged key: they get a new one."""
        if field == "key":
            self.cleaned_data["key"] = new_token()
            return
        super().add_error(field, error)


class WorryForm(GovukForm):
    """What made somebody worry; it may be left empty."""

    worry = forms.CharField(
        label="What worries you?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
        help_text="Only the safeguarding lead reads this. You can leave it empty.",
    )
    submit_text = "Someone is not safe: tell the safeguarding lead"


class PublicWorryForm(_Keyed):
    """The same for anybody: one box that may stay empty, and one button."""

    worry = forms.CharField(
        label="What worries you?",
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        max_length=LONGEST,
        required=False,
        help_text="You can leave this empty. Do you want to be rung? Then write your name and number here too.",
        error_messages={"max_length": f"Use {LONGEST:,} characters or fewer, or ring one of the numbers above"},
    )
    submit_text = "Somebody may not be safe: tell a person now"


class HeardForm(_Keyed, WorryForm):
    """What somebody of the team heard on the phone or read on paper."""

    about = forms.CharField(
        label="Reference of the call-back, order or pile",
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text="If there is one, like DEV-4K7M-2QX9.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_about(self) -> str:
        """Return the reference as it is written. What is none is not thrown away: it belongs into the box above."""
        typed = self.cleaned_data["about"].strip()
        found = read_reference(typed, prefix="DEV")
        if typed and not found:
            raise forms.ValidationError("Enter a reference like DEV-4K7M-2QX9, or leave this empty and say it above")
        return found


class NoteForm(_Keyed):
    """What was done, entry by entry."""

    text = forms.CharField(
        label="What was done",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        help_text="Whom you rang, what was said, what comes next. It cannot be changed later.",
        error_messages={"required": "Enter what was done"},
    )
    submit_text = "Keep this note"


class HandOverForm(GovukForm):
    """Which other lead goes on."""

    to = forms.ChoiceField(label="Who goes on?", error_messages={"required": "Select who goes on"})
    submit_text = "Hand it over"

    def __init__(self, *args: Any, leads: tuple[User, ...], by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(lead.pk): lead for lead in leads if lead != by}
        choices = [("", "Choose"), *((key, lead.name) for key, lead in self.others.items())]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def clean_to(self) -> User:
        """Return the person."""
        return self.others[self.cleaned_data["to"]]


class CloseForm(GovukForm):
    """What was decided about a concern."""

    outcome_kind = forms.ChoiceField(
        label="What became of it?",
        choices=ConcernOutcome.offered(),
        widget=forms.RadioSelect,
        help_text="Only totals of this are ever counted.",
        error_messages={"required": "Select what became of it"},
    )
    outcome = forms.CharField(
        label="What was decided, and what was done",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={"required": "Enter what was decided and what was done"},
    )
    referral_reference = forms.CharField(
        label="Reference of the referral", max_length=60, required=False, help_text="If you passed it on."
    )
    read_again = forms.BooleanField(
        label="Let a moderator read it again before anybody else sees it", required=False, initial=True
    )
    submit_text = "Close this concern"
