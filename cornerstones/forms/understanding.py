"""Forms of the shared understanding: statements, marks on their words, questions, and how one was settled."""

from typing import Any

from django import forms

from lib import clock
from lib.govukforms.dates import DatePartsField
from lib.govukforms.forms import GovukForm

LONGEST_TEXT, LONGEST_WORDS, MOST_MARKS = 1000, 2000, 999
_NUMBER = f"Enter a whole number from 1 to {MOST_MARKS}"


class OneLineField(forms.CharField):
    """Words in one paragraph: blanks and line ends count as one blank."""

    def __init__(self, *, rows: int = 3, longest: int = LONGEST_TEXT, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=longest, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").split())


class PhraseForm(GovukForm):
    """Words of a statement that an organisation agrees with."""

    submit_text = "We agree with these words"
    phrase = OneLineField(
        label="Which words do you agree with?",
        help_text="Write them as they stand in the statement.",
        error_messages={"required": "Enter the words that you agree with"},
    )


class StatementForm(GovukForm):
    """One thing that partners say matters."""

    submit_text = "Save"
    text = OneLineField(
        label="What was said?",
        help_text="One statement, in the words that were used. Leave out names.",
        error_messages={"required": "Enter what was said"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class MarkForm(GovukForm):
    """Marks of the room on words of a statement."""

    submit_text = "Save"
    mark_optional = False
    phrase = OneLineField(
        label="Which words were marked?",
        help_text="Write them as they stand in the statement. Leave this empty when all of it was marked.",
        required=False,
    )
    count = forms.IntegerField(
        label="How many marks?",
        min_value=1,
        max_value=MOST_MARKS,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _NUMBER),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class QuestionForm(GovukForm):
    """A question that partners asked."""

    submit_text = "Save"
    text = OneLineField(
        label="What was asked?",
        help_text="One question, in the words that were used. Leave out names.",
        error_messages={"required": "Enter what was asked"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class EventForm(GovukForm):
    """A meeting of partners."""

    submit_text = "Save and go on"
    name = forms.CharField(label="What was the event called?", max_length=150)
    held_on = DatePartsField(label="On which day was it?", called="the day of the event")
    about = OneLineField(
        label="Who was there, and what was it about?",
        help_text="One or two plain sentences. Everybody can read them.",
        required=False,
    )
    source = forms.CharField(label="Where is the write-up published?", max_length=300, required=False)

    def clean_held_on(self) -> Any:
        """Refuse a day that is still to come."""
        return not_to_come(self.cleaned_data["held_on"])


class SettleForm(GovukForm):
    """The words with which a question is settled, and the day."""

    submit_text = "Say that it is settled"
    words = forms.CharField(
        label="What was agreed?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_WORDS,
        help_text="In plain words. Everybody can read them below the question.",
        error_messages={"required": "Enter what was agreed"},
    )
    settled_on = DatePartsField(label="On which day was it agreed?", called="the day on which it was agreed")

    def clean_settled_on(self) -> Any:
        """Refuse a day that is still to come."""
        return not_to_come(self.cleaned_data["settled_on"])


class OpenAgainForm(GovukForm):
    """Why a question is open again."""

    submit_text = "Open it again"
    why = OneLineField(
        label="Why is it open again?",
        help_text="Everybody can read this. One plain sentence is enough.",
        error_messages={"required": "Enter why it is open again"},
    )


def not_to_come(day: Any) -> Any:
    """Return the day. Raises ValidationError when it is still to come."""
    if day > clock.today():
        raise forms.ValidationError("Enter a day that is not still to come")
    return day
