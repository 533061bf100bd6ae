"""Forms of organisations' answers: what they write, and what those who read them decide."""

from django import forms

from lib.govukforms.forms import GovukForm

LONGEST_ANSWER, LONGEST_REASON = 3000, 500


class AnswerForm(GovukForm):
    """What an organisation answers to an open question."""

    submit_text = "Save and check"
    text = forms.CharField(
        label="What does your organisation answer?",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=LONGEST_ANSWER,
        help_text="Everybody can read it once it is published. Leave out names of children and families.",
        error_messages={"required": "Enter what your organisation answers"},
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class SeenForm(forms.Form):
    """A press on a page that shows one version of an answer."""

    seen_version = forms.IntegerField(min_value=0, max_value=2**31 - 1)


class DeclineForm(GovukForm):
    """Why an answer is not published."""

    submit_text = "Do not publish it"
    reason = forms.CharField(
        label="Why is it not published?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        help_text="The organisation reads this. Say what it can change, so that it can be published.",
        error_messages={"required": "Enter why it is not published"},
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class TakeDownForm(GovukForm):
    """Why a published answer is taken down."""

    submit_text = "Take it down"
    why = forms.CharField(
        label="Why is it taken down?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST_REASON,
        help_text="The organisation reads this. It may write a new answer.",
        error_messages={"required": "Enter why it is taken down"},
    )
