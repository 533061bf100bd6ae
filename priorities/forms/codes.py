"""Making codes for families."""

from typing import Any

from django import forms
from django.http import QueryDict

from lib.codes import is_token, new_token
from lib.govukforms import GovukForm
from priorities.enums import HandedOut, Voice
from priorities.models.families import MOST_CODES

ONCE_MORE = "This page was open too long or came in parts. Press the button once more"
_OF_FAMILIES = [(voice.value, voice.label) for voice in (Voice.PARENT_CARERS, Voice.YOUNG_PEOPLE)]
_NUMBER = f"Enter a number from 1 to {MOST_CODES}, in figures"


class CodesForm(GovukForm):
    """Whose voice, how they reach families, how many. The codes follow from `key`: sent again, the same ones come."""

    submit_text = "Make the codes"
    error_names = {"voice": "who the codes are for", "how": "how you hand them out"}
    choice_hints = {
        "how": {
            HandedOut.PRINTED: "Two slips beside each other, with lines to cut along.",
            HandedOut.LETTERS: "One to a page, in large print.",
            HandedOut.EMAIL: "A file with one code on each line, for emails that you send yourselves.",
        }
    }

    voice = forms.ChoiceField(label="Who are they for?", choices=_OF_FAMILIES, widget=forms.RadioSelect)
    how = forms.ChoiceField(label="How do you hand them out?", choices=HandedOut, widget=forms.RadioSelect)
    number = forms.IntegerField(
        label="How many?",
        help_text=f"From 1 to {MOST_CODES}. One code for each person.",
        min_value=1,
        max_value=MOST_CODES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-4"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _NUMBER),
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        self.has_key = data is None or is_token(data.get("key", ""))
        if data is not None and not self.has_key:
            data = data.copy()
            data["key"] = new_token()
        super().__init__(data, initial={"key": new_token()})

    def clean(self) -> dict[str, Any]:
        """Ask for another press where the key was lost on the way: the next page has a new one."""
        cleaned = super().clean() or {}
        if not self.has_key:
            raise forms.ValidationError(ONCE_MORE)
        return cleaned


class FileForm(CodesForm):
    """The same once more, out of sight: for the file of the codes that are on the page."""

    def hidden(self) -> list[tuple[str, str]]:
        """Return each field with what was sent, to be sent again."""
        return [(name, str(self[name].value() or "")) for name in self.fields]
