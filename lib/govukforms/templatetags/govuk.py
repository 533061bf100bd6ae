"""{% govuk %}, {% govuk_field %} and {% govuk_error_summary %}."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from lib.govukforms.errors import OLD_PAGE
from lib.govukforms.look import revealed_names
from lib.govukforms.macros import render
from lib.govukforms.params import component_of, first_id

register = template.Library()


@register.simple_tag
def govuk(component: str, **params: Any) -> SafeString:
    """Any component: {% govuk "button" text="Start" href="/tell-us/" isStartButton=True %}."""
    return render(component, params)


@register.simple_tag
def govuk_field(field: BoundField) -> SafeString:
    """One field with its label, hint and error."""
    return field.as_widget() if field.is_hidden else render(*component_of(field))


@register.simple_tag
def govuk_error_summary(form: forms.BaseForm | None) -> SafeString:
    """What is wrong with the form, each line a link to its field; nothing when all is well."""
    if not form or not form.errors:
        return SafeString("")
    errors = _form_errors(form) + _field_errors(form) or [{"text": OLD_PAGE}]  # only what is hidden is wrong
    return render("error-summary", {"titleText": "There is a problem", "errorList": errors})


def _form_errors(form: forms.BaseForm) -> list[dict[str, str]]:
    fields = [field for field in form.visible_fields() if field.name not in revealed_names(form)]
    link = {"href": f"#{first_id(fields[0])}"} if fields else {}
    return [{"text": str(error), **link} for error in form.non_field_errors()]


def _field_errors(form: forms.BaseForm) -> list[dict[str, str]]:
    wrong = [field for field in form.visible_fields() if field.errors]
    return [{"text": str(field.errors[0]), "href": f"#{first_id(field)}"} for field in wrong]
