"""What a form says when something is wrong: what to do next, never Django's own words.

`word_errors` words the fields of one form by their labels. What no form of ours words (the administrator's pages, the
sign-in, a field added late) says `GENERAL`, which takes the place of Django's words everywhere.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import validators

from lib.govukforms.dates import DatePartsField

CHOICE_WIDGETS = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)
NOT_READ = "We cannot read one of the characters. Delete it, or type the words again instead of pasting them"
OLD_PAGE = "This page was open too long or came in parts. Open it again, then send it once more"
GENERAL: Mapping[type[Any], str] = {
    validators.MaxLengthValidator: "This must be %(limit_value)d characters or fewer. You have written %(show_value)d",
    validators.MinLengthValidator: "This must be %(limit_value)d characters or more. You have written %(show_value)d",
    validators.MaxValueValidator: "Enter %(limit_value)s or less",
    validators.MinValueValidator: "Enter %(limit_value)s or more",
    validators.ProhibitNullCharactersValidator: NOT_READ,
    validators.RegexValidator: "This does not look right. Check it and type it again",
    validators.EmailValidator: "Enter an email address like name@example.com",
}


def use_house_words() -> None:
    """Let every form of the process say `GENERAL` where Django would speak for itself; called once, at the start."""
    for validator, words in GENERAL.items():
        validator.message = words
    forms.Field.default_error_messages["required"] = "Fill this in"
    forms.ChoiceField.default_error_messages["invalid_choice"] = "Select one of the answers in the list"


def word_errors(fields: Mapping[str, forms.Field], names: Mapping[str, str]) -> None:
    """Let each field say what to do, by its label or by what `names` call it; a field's own words are kept."""
    for name, field in fields.items():
        _word(field, names.get(name) or _called(name, field))


def _called(name: str, field: forms.Field) -> str:
    label = str(field.label or name.replace("_", " "))
    return f"an answer to “{label}”" if label.endswith("?") else label[:1].lower() + label[1:]


def _word(field: forms.Field, called: str) -> None:
    if isinstance(field, DatePartsField):
        return
    defaults = {"required": _required_words(field, called), "invalid_choice": "Select one of the answers in the list"}
    defaults |= _invalid_words(field, called) | {"max_length": _too_long_words(field, called)}
    own = _own_messages(field)
    field.error_messages = field.error_messages | {key: text for key, text in defaults.items() if key not in own}


def _required_words(field: forms.Field, called: str) -> str:
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Tick “{field.label}” to go on"
    return f"{'Select' if isinstance(field.widget, CHOICE_WIDGETS) else 'Enter'} {called}"


def _too_long_words(field: forms.Field, called: str) -> str:
    named = str(field.label or called).replace("%", "%%")
    return f"“{named}” must be %(limit_value)d characters or fewer. You have written %(show_value)d"


def _invalid_words(field: forms.Field, called: str) -> dict[str, str]:
    if isinstance(field, forms.EmailField):
        return {"invalid": f"Enter {called} like name@example.com"}
    return {"invalid": f"Enter {called} in figures"} if isinstance(field, forms.IntegerField) else {}


def _own_messages(field: forms.Field) -> set[str]:
    """Keys whose message the form's author wrote: they differ from the class's own."""
    standard: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        standard |= getattr(kind, "default_error_messages", {})
    return {key for key, text in field.error_messages.items() if standard.get(key) != text}
