"""Ordering something on paper."""

from typing import Any

from django import forms

from contact.enums import Format, Ordered
from contact.forms.fields import AddressField, KeyField, LineField
from contact.wanted import PaperWanted
from lib.govukforms import GovukForm
from lib.govukforms.honeypot import HoneypotMixin

MOST_COPIES = 50
COPIES = f"Enter how many copies you want, from 1 to {MOST_COPIES}"


class OrderForm(HoneypotMixin, GovukForm):
    """What, how many, in what form, and where to (PR-09)."""

    submit_text = "Order it"
    reveals = {"copy_format": {Format.OTHER_LANGUAGE.value: ("language",)}}
    key = KeyField()
    what = forms.ChoiceField(
        label="What would you like?",
        choices=Ordered,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what you would like"},
    )
    copies = forms.IntegerField(
        label="How many copies?",
        initial=1,
        min_value=1,
        max_value=MOST_COPIES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), COPIES),
    )
    copy_format = forms.ChoiceField(
        label="How can you read it best?",
        choices=Format,
        initial=Format.STANDARD,
        widget=forms.RadioSelect,
        error_messages={"required": "Select how you can read it best"},
    )
    language = LineField(most=40, required=False, label="Which language?")
    name = LineField(most=100, autocomplete="name", label="Your name")
    address = AddressField(
        label="Your postal address",
        help_text="With the postcode.",
        error_messages={"required": "Enter the address that we shall post it to"},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the language where it is another one."""
        found = super().clean() or {}
        if found.get("copy_format") == Format.OTHER_LANGUAGE and not found.get("language") and not self.errors:
            self.add_error("language", "Enter which language")
        return found

    @property
    def wanted(self) -> PaperWanted:
        """What the person wants; only for a valid form."""
        given = self.cleaned_data
        other = given["copy_format"] == Format.OTHER_LANGUAGE
        return PaperWanted(
            what=Ordered(given["what"]),
            name=given["name"],
            address=given["address"],
            copies=given["copies"],
            copy_format=Format(given["copy_format"]),
            language=given["language"] if other else "",
        )
