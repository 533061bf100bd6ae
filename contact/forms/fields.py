"""Fields that ask for a person's name, number or address, and the secret of a form."""

import re
from typing import Any

from django import forms

from lib import codes, phones, words

_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
WRONG_NUMBER = "Enter a phone number with all its figures, such as 01392 000000 or 07700 900000"


class KeyField(forms.CharField):
    """The hidden secret of one form, so that it makes one record however often the button is pressed."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, initial=codes.new_token)

    def clean(self, value: Any) -> str:
        """Return the secret, or a fresh one where somebody's browser lost it."""
        return value if isinstance(value, str) and _TOKEN.fullmatch(value) else codes.new_token()


class LineField(forms.CharField):
    """One short line, tidied."""

    def __init__(self, *, most: int, autocomplete: str = "off", required: bool = True, **kwargs: Any) -> None:
        label = str(kwargs.get("label", "This"))
        too_long = {"max_length": f"“{label.rstrip('?')}” must be {most} characters or fewer"}
        kwargs["error_messages"] = too_long | kwargs.get("error_messages", {})
        widget = kwargs.pop("widget", None) or forms.TextInput
        attrs = {"autocomplete": autocomplete, "dir": "auto"}
        super().__init__(required=required, max_length=most, widget=widget(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the line tidied, before it is counted."""
        return words.clean(super().to_python(value) or "")


class PhoneField(LineField):
    """A phone number, written in whatever way."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=40, autocomplete="tel", **kwargs)
        self.widget.attrs |= {"inputmode": "tel", "dir": "ltr"}
        self.widget.input_type = "tel"

    def clean(self, value: Any) -> str:
        """Return the number as it was typed; refuse what cannot be dialled."""
        typed: str = super().clean(value)
        if typed and not phones.e164(typed):
            raise forms.ValidationError(WRONG_NUMBER)
        return typed


class AddressField(LineField):
    """A postal address: several lines."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=300, autocomplete="street-address", widget=forms.Textarea, **kwargs)
        self.widget.attrs["rows"] = 4
