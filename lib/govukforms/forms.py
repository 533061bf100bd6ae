"""The base every form of the portal is built on."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from lib.govukforms.dates import DatePartsField
from lib.govukforms.layout import GovukSubmit, layout_names

CHOICE_WIDGETS = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)


class GovukFormMixin:
    """Gives a Form or ModelForm its looks. Put it first: `class Edit(GovukFormMixin, forms.ModelForm)`.

    submit_text           what the button does ("Send what you have told us")
    question_as_heading   the first field's label is the page's h1 (question pages)
    label_size            s, m or l for the other labels
    mark_optional         write "(optional)" behind labels of fields that may be left out
    choice_hints          {"field": {"value": "hint"}}
    divide_before         {"field": "value"}: "or" stands above that choice
    reveals               {"field": {"value": ("other_field",)}}: fields shown under a choice
    error_names           {"field": "where you live"}: what "Enter …" and "Select …" call the field
    form_method           "post" or "get"
    """

    submit_text: ClassVar[str] = "Continue"
    question_as_heading: ClassVar[bool] = False
    label_size: ClassVar[str] = "s"
    mark_optional: ClassVar[bool] = True
    choice_hints: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    divide_before: ClassVar[Mapping[str, str]] = {}
    reveals: ClassVar[Mapping[str, Mapping[str, Sequence[str]]]] = {}
    error_names: ClassVar[Mapping[str, str]] = {}
    form_method: ClassVar[str] = "post"
    use_required_attribute = False
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _word_errors(field, self.error_names.get(name) or _called(name, field))

    @property
    def helper(self) -> FormHelper:
        """A fresh crispy helper. Override `buttons` or this to change what stands below the fields."""
        helper = FormHelper()
        helper.form_method = self.form_method
        helper.attrs = {"novalidate": ""}
        helper.layout = Layout(*layout_names(self, self.reveals))  # type: ignore[arg-type]  # a mixin of forms
        helper.inputs = list(self.buttons)
        return helper

    @property
    def buttons(self) -> Sequence[GovukSubmit]:
        """The buttons in their order; the first is the primary one."""
        return (GovukSubmit(self.submit_text),)


class GovukForm(GovukFormMixin, forms.Form):
    """A plain form with the portal's looks."""


def _called(name: str, field: forms.Field) -> str:
    label = str(field.label or name.replace("_", " "))
    return "an answer" if label.endswith("?") else label[:1].lower() + label[1:]


def _word_errors(field: forms.Field, called: str) -> None:
    """Django's own words are changed to say what to do; a field's own words are kept."""
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
