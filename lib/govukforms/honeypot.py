"""Spam control without a puzzle (ALL-08): a field that people never see, and the time a page stood open.

Nobody is refused for good: who is caught is asked to press once more, with everything they typed still there.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lib import clock
from lib.sealed import SealBroken, seal_text, unseal_text

ONCE_MORE = "Press the button once more. We want to be sure that a person is sending this."
_KEY = "a page stood open"
_A_DAY = 24 * 60 * 60
FIELD = (
    '<div class="honeypot" aria-hidden="true"><label>Leave this empty '
    '<input type="text" name="{}" value="" tabindex="-1" autocomplete="off"></label></div>'
)


class HoneypotInput(forms.HiddenInput):
    """A text field moved out of sight, out of the tab order and out of screen readers' way."""

    def render(self, name: str, *_args: Any, **_kwargs: Any) -> SafeString:
        """Return the field, always empty: browsers that fill in by themselves get a second try."""
        return format_html(FIELD, name)


class HoneypotMixin(forms.Form):
    """Put it first: `class SendForm(HoneypotMixin, GovukForm)`. A caught form is invalid with ONCE_MORE."""

    homepage = forms.CharField(required=False, widget=HoneypotInput, max_length=10_000)
    opened = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opened", seal_text(clock.now().isoformat(), key=_KEY))

    def clean(self) -> dict[str, Any] | None:
        """Refuse what a machine filled in or sent at once. A missing time is believed: it may be an old page."""
        cleaned = super().clean()
        if self.cleaned_data.get("homepage") or self._too_fast():
            raise forms.ValidationError(ONCE_MORE, code="once_more")
        return cleaned

    def _too_fast(self) -> bool:
        try:
            opened = unseal_text(self.cleaned_data.get("opened") or "", key=_KEY, max_age=_A_DAY)
        except SealBroken:
            return False
        stood_open = clock.now() - datetime.fromisoformat(opened)
        return stood_open.total_seconds() < settings.FASTEST_SEND_SECONDS
