"""How words came to us through somebody else: asked on every entry page, and printed on every paper form (PP-10)."""

from typing import Any, ClassVar

from django import forms

from feedback.enums import Consent, Helper, Voice
from feedback.forms.entering.fields import KeyField, not_in_the_future
from feedback.forms.helper_fields import consent_field, group_size_field, read_back_field, words_are_field
from lib import codes
from lib.govukforms import DatePartsField, GovukForm

PAPER = "P"
WHOSE_VOICE = ("voice", "group_size")
FACTS = ("voice", "group_size", "helper", "consent", "heard_on", "words_are", "read_back")
VOICES = (
    (Voice.OWN, "The person says it"),
    (Voice.SUPPORTED, "The person says it, with help"),
    (Voice.ON_BEHALF, "Somebody speaks for the person"),
    (Voice.GROUP, "A group says it together"),
)


class FactsForm(GovukForm):
    """Who helped, when, in whose words, on whose word; and the reference of the paper."""

    label_size: ClassVar[str] = "m"
    key = KeyField()
    paper_reference = forms.CharField(
        label="Paper reference",
        required=False,
        help_text="It stands at the top of each sheet, like P-4K7M-2QX9. A letter without one: leave this empty. "
        "A copied form: write -2, -3 and so on behind it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
    )
    voice = forms.ChoiceField(
        label="Whose voice is it?",
        choices=VOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose voice it is"},
    )
    group_size = group_size_field()
    helper = forms.ChoiceField(
        label="Who helped, or wrote it down?",
        choices=Helper,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who helped, or wrote it down"},
    )
    consent = consent_field(choices=tuple(Consent.choices))
    heard_on = DatePartsField(label="When was it said or written?", called="the day it was said or written")
    words_are = words_are_field()
    read_back = read_back_field(
        label="Was it read back to them, or shown to them?",
        required="Select whether it was read back to them",
    )
    reveals = {"voice": {Voice.GROUP: ("group_size",)}}

    def clean_paper_reference(self) -> str:
        """The reference as we write it; a typing mistake is said at once."""
        typed = str(self.cleaned_data["paper_reference"]).strip()
        if typed and not (read := codes.read_reference(typed, prefix=PAPER)):
            raise forms.ValidationError("Enter the paper reference as it stands on the form, like P-4K7M-2QX9")
        return read if typed else ""

    def clean_heard_on(self) -> Any:
        """A day that has come."""
        return not_in_the_future(self.cleaned_data["heard_on"])
