"""What the forms of batch entry share."""

from typing import Any

from django import forms

from lib import clock, codes

NOT_TODAY = "The day must be today or in the past"


class KeyField(forms.CharField):
    """The hidden key of one record: the same form posted again makes nothing new."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> str:
        """Return the key; something that the page never held becomes a fresh one, and nothing typed is refused."""
        text = str(value or "")
        return text if codes.is_token(text) else codes.new_token()


def not_in_the_future(day: Any) -> Any:
    """Return the day. Raises ValidationError when it has not come yet."""
    if day and day > clock.today():
        raise forms.ValidationError(NOT_TODAY)
    return day
