"""A small win or a thank you as a form."""

from typing import Any

from django import forms

from cornerstones.models import Cornerstone
from feedback.enums import SmallWinKind
from feedback.forms.noticed import NoticingForm
from feedback.forms.references import ReferencesField
from feedback.models import SmallWin


class SmallWinForm(NoticingForm):
    """What kind, in a few sentences, which cornerstone, and where we heard it."""

    submit_text = "Save and see it as families will"
    read_by_all = ("text",)
    error_names = {"kind": "what it is", "text": "what went well, or whom you thank for what"}
    kind = forms.ChoiceField(label="What is it?", choices=SmallWinKind.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="What do you want to say?",
        help_text="A few sentences. Name no child and no family. Thank a team or a post, not a person by name.",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=1500,
    )
    cornerstone = forms.ModelChoiceField(
        label="Which cornerstone does it belong to?",
        queryset=Cornerstone.objects.all(),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a cornerstone"},
    )
    experiences = ReferencesField(
        label="Did families tell us about it?",
        help_text="The references of published experiences, for example DEV-4K7M-2QX9. You can write several.",
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    key = forms.RegexField(r"^[\w-]{43}\Z", widget=forms.HiddenInput, required=False)


def initial_of_win(win: SmallWin) -> dict[str, Any]:
    """Return what the form shows for a saved one."""
    references = win.experiences.order_by("reference").values_list("reference", flat=True)
    return {
        "kind": win.kind,
        "text": win.text,
        "cornerstone": win.cornerstone.slug,
        "experiences": ", ".join(references),
        "seen_version": win.version,
    }
