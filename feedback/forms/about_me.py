"""“This says something about me”: one button for a visitor, and a note from whoever looked."""

from django import forms

from feedback.forms.desk import LONGEST_NOTE
from lib.codes import new_token
from lib.govukforms.forms import GovukForm


class AboutMeForm(GovukForm):
    """One button. The key makes one report of one form, however often it is pressed."""

    key = forms.RegexField(r"\A[\w-]{43}\Z", widget=forms.HiddenInput, required=False)

    def own_key(self) -> str:
        """Return the form's key; a new one where it is missing or damaged, so that nobody is turned away for it."""
        given = self.cleaned_data.get("key", "") if self.is_valid() else ""
        return given or new_token()


class LookForm(GovukForm):
    """Why somebody took a text down or put it back."""

    note = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        help_text="If you take an experience down, its writer can read this.",
        error_messages={"required": "Say why in a sentence"},
    )
