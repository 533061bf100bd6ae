"""What forms say when something is wrong: our words, in forms of ours and in all others."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from authority.models import Settings
from lib.govukforms import GovukForm
from lib.govukforms.errors import NOT_READ, OLD_PAGE
from lib.govukforms.templatetags.govuk import govuk_error_summary

LONG = "“Note” must be 5 characters or fewer. You have written 9"
FIELDS = [
    (forms.CharField(label="Note", max_length=5), "x" * 9, LONG),
    (forms.RegexField("^x+$", label="Note", max_length=5), "x" * 9, LONG),
    (forms.CharField(label="Note"), "a\0b", NOT_READ),
    (forms.CharField(label="Note", min_length=3), "a", "This must be 3 characters or more. You have written 1"),
    (forms.IntegerField(label="Note", max_value=9), "10", "Enter 9 or less"),
    (forms.IntegerField(label="Note", min_value=2), "1", "Enter 2 or more"),
    (forms.IntegerField(label="Note"), "many", "Enter note in figures"),
    (forms.RegexField("^x+$", label="Note"), "y", "This does not look right. Check it and type it again"),
    (forms.EmailField(label="Note"), "no", "Enter note like name@example.com"),
    (forms.ChoiceField(label="Note", choices=(("a", "A"),)), "b", "Select one of the answers in the list"),
    (forms.CharField(label="Note"), "", "Enter note"),
]


@pytest.mark.parametrize(("field", "value", "said"), FIELDS)
def test_form_of_ours_says_what_to_do(field, value, said):
    kind = type("Asked", (GovukForm,), {"note": field})
    assert kind({"note": value}).errors["note"] == [said]


OTHERS = [
    (forms.CharField(max_length=5), "x" * 9, "This must be 5 characters or fewer. You have written 9"),
    (forms.CharField(), "a\0b", NOT_READ),
    (forms.IntegerField(max_value=9), "10", "Enter 9 or less"),
    (forms.EmailField(), "no", "Enter an email address like name@example.com"),
    (forms.CharField(), "", "Fill this in"),
    (forms.ChoiceField(choices=(("a", "A"),)), "b", "Select one of the answers in the list"),
]


@pytest.mark.parametrize(("field", "value", "said"), OTHERS)
def test_any_other_form_says_what_to_do_too(field, value, said):
    kind = type("Asked", (forms.Form,), {"note": field})
    assert kind({"note": value}).errors["note"] == [said]


def test_a_record_that_the_administrator_edits_speaks_our_words():
    with pytest.raises(ValidationError) as wrong:
        Settings._meta.get_field("authority_name").clean("x" * 101, None)
    assert wrong.value.messages == ["This must be 100 characters or fewer. You have written 101"]


def test_what_only_a_hidden_field_lacks_is_said_in_the_summary():
    class Keyed(GovukForm):
        key = forms.CharField(widget=forms.HiddenInput)

    assert OLD_PAGE in govuk_error_summary(Keyed({}))
