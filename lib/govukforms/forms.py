"""The base every form of the portal is built on."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from lib.govukforms.errors import word_errors
from lib.govukforms.layout import GovukSubmit, layout_names


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
        word_errors(self.fields, self.error_names)

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
