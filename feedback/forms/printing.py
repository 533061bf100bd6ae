"""A form as it stands on paper: boxes to tick, lines to write on (PP-11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField

from feedback.forms.entering import EntryForm
from feedback.forms.tell_us.base import AS_MUCH_AS_YOU_LIKE
from lib.govukforms import DatePartsField
from lib.govukforms.look import choice_hints

MOST_BOXES = 12  # a longer list becomes a line to write on
ONE, MANY = "Tick one.", "Tick all that fit."
ON_PAPER = "Write as much or as little as you like. Add more paper if you need it."


@dataclass(frozen=True, slots=True)
class Box:
    """One choice."""

    value: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """One question on paper. `kind` is words, boxes, date or line."""

    name: str
    label: str
    hint: str
    kind: str
    how: str = ""
    boxes: tuple[Box, ...] = ()


def questions(form: EntryForm) -> tuple[Printed, ...]:
    """Return the questions of a sheet, in the order of the entry page."""
    return tuple(_printed(form[name]) for name in form.asked)


def facts(form: EntryForm) -> tuple[Printed, ...]:
    """Return what a helper fills in about how it came."""
    return tuple(_printed(form[name]) for name in form.facts)


def _printed(bound: BoundField) -> Printed:
    kind, boxes = _kind(bound)
    many = isinstance(bound.field, forms.MultipleChoiceField)
    how = "" if kind != "boxes" or "Tick" in f"{bound.label}{bound.help_text}" else MANY if many else ONE
    hint = str(bound.help_text).replace(AS_MUCH_AS_YOU_LIKE, ON_PAPER)
    return Printed(bound.name, str(bound.label), hint, kind, how, tuple(boxes))


def _kind(bound: BoundField) -> tuple[str, Sequence[Box]]:
    field = bound.field
    if isinstance(field, DatePartsField):
        return "date", ()
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[Any, Any]]", field.choices)
        boxes = [Box(str(v), str(w), str(choice_hints(bound).get(v, ""))) for v, w in choices if v]
        return ("boxes", boxes) if len(boxes) <= MOST_BOXES else ("line", ())
    return ("words", ()) if isinstance(field.widget, forms.Textarea) else ("line", ())
