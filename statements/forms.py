"""The form with which a published statement is corrected."""

from django import forms

from lib.govukforms import GovukForm


class CorrectForm(GovukForm):
    """Why there is a new edition, as everybody will read it."""

    submit_text = "Ask for the corrected edition"
    mark_optional = False
    error_names = {"why": "what was wrong and what changes"}

    why = forms.CharField(
        label="What was wrong, and what changes?",
        help_text="Everybody reads this above the new edition. The old one stays where it is.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": "What was wrong must be 500 characters or fewer"},
    )
