"""One earlier version of an answer is not shown any more, to protect somebody."""

from django import forms

from feedback.forms.noticed import NoticingForm


class RemoveEditionForm(NoticingForm):
    """Why, as everybody reads it."""

    submit_text = "Remove this version"
    read_by_all = ("reason",)
    reason = forms.CharField(
        label="Why do we remove it?",
        help_text="Everybody can read this, so name nobody. For example: “It said which school somebody goes to.”",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        error_messages={"required": "Enter why we remove it"},
    )
