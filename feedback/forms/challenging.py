"""Asking a second person to look, and saying what they found."""

from django import forms

from feedback.forms.desk import LONGEST_NOTE
from feedback.forms.tell_us.base import WordsField
from lib.govukforms import GovukForm


class ChallengeForm(GovukForm):
    """Why a writer does not agree; they may leave it out."""

    submit_text = "Ask a second person to look"
    why = WordsField(
        called="What you do not agree with",
        label="What do you not agree with?",
        longest=LONGEST_NOTE,
        rows=5,
        help_text="You can leave this out. Only the person who looks at it reads it.",
    )


class YoungChallengeForm(GovukForm):
    """The same, in the words of children and young people."""

    submit_text = "Ask someone else to look"
    why = WordsField(
        called="What you want to say",
        label="Is there something you want to say about it?",
        longest=LONGEST_NOTE,
        rows=5,
        help_text="You do not have to. Only the person who looks at it can read it.",
    )


class LookAgainForm(GovukForm):
    """What a second person found, for the writer."""

    note = forms.CharField(
        label="Tell the writer what you found, and why",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_NOTE,
        help_text="The writer reads this with their code. Be kind and exact.",
        error_messages={"required": "Say what you found in a sentence or two: the writer reads it"},
    )
