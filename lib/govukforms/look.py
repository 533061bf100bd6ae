"""How a form wants its fields to look; a form that says nothing gets the defaults."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

NO_CHOICES: Mapping[str, str] = {}


def heading(bound: BoundField) -> dict[str, Any]:
    """Label or legend: the page's own h1 where the form asks one question, else bold and small."""
    text = label_text(bound)
    if getattr(bound.form, "question_as_heading", False) and bound.name == _first_question(bound.form):
        return {"text": text, "isPageHeading": True}
    return {"text": text}


def size(bound: BoundField) -> str:
    """The size letter of the Design System: l for a page heading, nothing for a revealed field."""
    form = bound.form
    if getattr(form, "question_as_heading", False) and bound.name == _first_question(form):
        return "l"
    return "" if bound.name in revealed_names(form) else str(getattr(form, "label_size", "s"))


def label_text(bound: BoundField) -> str:
    """The label, with "(optional)" when an answer may be left out and the form marks such fields."""
    text = str(bound.label)
    mark = getattr(bound.form, "mark_optional", False) and not bound.field.required
    is_tick = isinstance(bound.field.widget, forms.CheckboxInput)
    return f"{text} (optional)" if mark and not is_tick and "(optional)" not in text else text


def choice_hints(bound: BoundField) -> Mapping[str, str]:
    """Choice value → hint, from the form's `choice_hints`."""
    hints: Mapping[str, str] = getattr(bound.form, "choice_hints", {}).get(bound.name, NO_CHOICES)
    return hints


def divider_before(bound: BoundField) -> str | None:
    """The choice that has an "or" above it, from the form's `divide_before`."""
    value: str | None = getattr(bound.form, "divide_before", {}).get(bound.name)
    return value


def revealed_names(form: forms.BaseForm) -> set[str]:
    """Names of the fields that show only under a choice of another field."""
    reveals = getattr(form, "reveals", {})
    return {name for choices in reveals.values() for names in choices.values() for name in names}


def _first_question(form: forms.BaseForm) -> str:
    return next((bound.name for bound in form.visible_fields()), "")
