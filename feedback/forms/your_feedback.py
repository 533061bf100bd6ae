"""Coming back with the code."""

from django import forms

from lib.govukforms import GovukForm

WRONG_CODE = "Enter your code again. We could not find anything with this one. Check each letter and number."


class CodeForm(GovukForm):
    """Asks for the secret code. Spaces, dashes and small letters do not matter."""

    submit_text = "See what happened"
    code = forms.CharField(
        label="Your secret code",
        help_text="It has 26 letters and numbers. You may leave out the dashes. You may paste it.",
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter your secret code", "max_length": WRONG_CODE},
    )
