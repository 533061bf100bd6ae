"""Questions about words that came through a helper: asked of the helper, on every entry page and on paper (PP-10)."""

from django import forms

from feedback.answers import LARGEST_GROUP
from feedback.enums import WordsAre

YES_NO = (("yes", "Yes"), ("no", "No"))
SMALLEST_GROUP = 2


def group_size_field(help_text: str = "") -> forms.IntegerField:
    """Return the question how many people a group has."""
    return forms.IntegerField(
        label="How many people are in the group?",
        required=False,
        min_value=SMALLEST_GROUP,
        max_value=LARGEST_GROUP,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "min_value": "The group must be 2 people or more",
            "max_value": "The group must be 5,000 people or fewer",
        },
        help_text=help_text,
    )


def consent_field(*, help_text: str = "", choices: tuple[tuple[str, str], ...] = ()) -> forms.ChoiceField:
    """Return the question on whose word it is sent."""
    return forms.ChoiceField(
        label="Who said that this may be sent?",
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who said that this may be sent"},
    )


def words_are_field() -> forms.ChoiceField:
    """Return the question whether these are the person's own words or a note of them."""
    return forms.ChoiceField(
        label="Are these their own words?",
        choices=WordsAre,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether these are their own words"},
    )


def read_back_field(*, label: str, required: str) -> forms.ChoiceField:
    """Return the question whether it was read back; `required` says what to do where it was left out."""
    return forms.ChoiceField(
        label=label, choices=YES_NO, widget=forms.RadioSelect, error_messages={"required": required}
    )
