"""A field for references of experiences, as people write them."""

import re
from typing import Any

from django import forms

_REFERENCE = re.compile(r"DEV[- ]?([0-9A-Z]{4})[- ]?([0-9A-Z]{4})", re.ASCII)
_BETWEEN = re.compile(r"[\s,;.]+|\bAND\b")
MOST = 50
WRONG = "Enter references like DEV-4K7M-2QX9, with a comma between them"


class ReferencesField(forms.CharField):
    """Several references in one box; small letters and missing dashes are forgiven. Cleans to a list."""

    def __init__(self, *, label: str, help_text: str) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
        super().__init__(required=False, max_length=1000, widget=widget, label=label, help_text=help_text)

    def clean(self, value: Any) -> list[str]:
        """Return the references. Raises ValidationError for anything else that was typed."""
        typed = super().clean(value).upper()
        found = [f"DEV-{first}-{second}" for first, second in _REFERENCE.findall(typed)]
        if len(found) > MOST or _BETWEEN.sub("", _REFERENCE.sub("", typed)):
            raise forms.ValidationError(WRONG)
        return found
