"""How somebody wants to hear from us, once more with the code: the half hour was over before they had finished."""

from django import forms

from contact.forms.details import HearBackForm
from feedback.forms.your_feedback import CodeForm

TOO_MANY = (
    "Wait an hour and enter your code again. There were too many wrong codes from this connection. "
    "Or talk to a person now: the numbers are on this page"
)


class HearBackOnceMoreForm(HearBackForm):
    """The same questions, below the code."""

    code = CodeForm.base_fields["code"]
    field_order = ("code",)


class ContactSheetForm(HearBackOnceMoreForm):
    """The same, as a helper copies it from the contact sheet of a paper form."""

    submit_text = "Save how to reach them"
    code = forms.CharField(
        label="The code on their slip",
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the code on their slip"},
    )
    sheet = forms.CharField(required=False, widget=forms.HiddenInput, initial="typed")
