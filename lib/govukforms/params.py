"""From one field of a Django form to the component that draws it and that component's parameters."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from lib.govukforms.dates import PARTS, DatePartsWidget
from lib.govukforms.look import choice_hints, divider_before, heading, size

Reveals = Mapping[str, SafeString]
OWN_ATTRIBUTES = {"class", "rows", "cols", "autocomplete", "spellcheck", "inputmode", "maxlength", "minlength"}


class Component(NamedTuple):
    name: str
    params: dict[str, Any]


def component_of(bound: BoundField, reveals: Reveals | None = None) -> Component:
    """The component for a field; `reveals` holds the HTML to show under a choice."""
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxSelectMultiple):  # before RadioSelect: Django makes it a kind of that
        return Component("checkboxes", _choices(bound, reveals or {}))
    if isinstance(widget, forms.RadioSelect):
        return Component("radios", _choices(bound, reveals or {}))
    if isinstance(widget, forms.CheckboxInput):
        return Component("checkboxes", _single_tick(bound))
    if isinstance(widget, DatePartsWidget):
        return Component("date-input", _date(bound))
    return _box(bound)


def first_id(bound: BoundField) -> str:
    """The id of the element an error about this field must lead to."""
    if not isinstance(bound.field.widget, DatePartsWidget):
        return str(bound.auto_id)
    wrong = _wrong_parts(bound) or PARTS
    return f"{bound.auto_id}_{wrong[0]}"


def _base(bound: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"name": bound.html_name, "classes": bound.field.widget.attrs.get("class", "")}
    if bound.help_text:
        params["hint"] = {"html": bound.help_text}
    if bound.errors:
        params["errorMessage"] = {"text": str(bound.errors[0])}
    return params


def _attributes(bound: BoundField) -> dict[str, str]:
    attrs = bound.field.widget.attrs.items()
    wanted = {name: value for name, value in attrs if name not in OWN_ATTRIBUTES and value is not False}
    return {name: "" if value is True else str(value) for name, value in wanted.items()}


def _label(bound: BoundField) -> dict[str, Any]:
    letter = size(bound)
    return heading(bound) | {"classes": f"govuk-label--{letter}" if letter else ""}


def _fieldset(bound: BoundField) -> dict[str, Any]:
    letter = size(bound)
    return {"legend": heading(bound) | {"classes": f"govuk-fieldset__legend--{letter}" if letter else ""}}


def _choices(bound: BoundField, reveals: Reveals) -> dict[str, Any]:
    own = {"idPrefix": bound.auto_id, "fieldset": _fieldset(bound), "attributes": _attributes(bound)}
    return _base(bound) | own | {"items": list(_choice_items(bound, reveals))}


def _choice_items(bound: BoundField, reveals: Reveals) -> Iterator[dict[str, Any]]:
    chosen, hints, divider = _chosen(bound), choice_hints(bound), divider_before(bound)
    for value, text in _flat_choices(bound):
        if not value:
            continue
        if value == divider:
            yield {"divider": "or"}
        item: dict[str, Any] = {"value": value, "text": text, "checked": value in chosen}
        if value in hints:
            item["hint"] = {"text": hints[value]}
        if value in reveals:
            item["conditional"] = {"html": reveals[value]}
        yield item


def _flat_choices(bound: BoundField) -> Iterator[tuple[str, str]]:
    for value, text in getattr(bound.field, "choices", ()):
        group = text if isinstance(text, list | tuple) else ((value, text),)
        yield from (("" if key is None else str(key), str(words)) for key, words in group)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {str(one) for one in values if one not in (None, "")}


def _single_tick(bound: BoundField) -> dict[str, Any]:
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value()), "attributes": _attributes(bound)}
    return _base(bound) | {"idPrefix": bound.auto_id, "items": [item]}


def _date(bound: BoundField) -> dict[str, Any]:
    value = bound.value()
    parts = value if isinstance(value, list) else DatePartsWidget().decompress(value)
    wrong = _wrong_parts(bound)
    items = [_date_box(bound, name, part, wrong=name in wrong) for name, part in zip(PARTS, parts, strict=True)]
    return _base(bound) | {"id": bound.auto_id, "fieldset": _fieldset(bound), "items": items}


def _date_box(bound: BoundField, name: str, value: Any, *, wrong: bool) -> dict[str, Any]:
    classes = f"govuk-input--width-{4 if name == 'year' else 2}" + (" govuk-input--error" if wrong else "")
    own = {"name": f"{bound.html_name}_{name}", "id": f"{bound.auto_id}_{name}", "label": name.title()}
    return own | {"classes": classes, "value": str(value), "inputmode": "text" if name == "month" else "numeric"}


def _wrong_parts(bound: BoundField) -> tuple[str, ...]:
    problems = bound.form.errors.as_data().get(bound.name, [])
    return tuple((problems[0].params or {}).get("parts", PARTS)) if problems else ()


def _box(bound: BoundField) -> Component:
    widget, base = bound.field.widget, _base(bound)
    base |= {"id": bound.auto_id, "label": _label(bound), "attributes": _attributes(bound)}
    base |= {name: widget.attrs[name] for name in ("autocomplete", "spellcheck", "inputmode") if name in widget.attrs}
    if isinstance(widget, forms.Textarea):
        return _text_area(bound, base)
    if isinstance(widget, forms.FileInput):
        return Component("file-upload", base | {"multiple": getattr(widget, "allow_multiple_selected", False)})
    if isinstance(widget, forms.Select):
        return Component("select", base | {"items": _options(bound)})
    if isinstance(widget, forms.PasswordInput):
        return Component("password-input", base)
    return Component("input", base | {"type": _input_type(widget), "value": _text(bound)} | _email(widget))


def _text_area(bound: BoundField, base: dict[str, Any]) -> Component:
    # A browser drops one line break after <textarea>; ours is given for it to drop, never the writer's.
    own = {"rows": str(bound.field.widget.attrs.get("rows", 8)), "value": "\n" + _text(bound)}
    limit = getattr(bound.field, "max_length", None)
    if limit:
        return Component("character-count", base | own | {"maxlength": limit, "threshold": 75})
    return Component("textarea", base | own)


def _options(bound: BoundField) -> list[dict[str, Any]]:
    chosen = _chosen(bound)
    return [
        {"value": value, "text": text, "selected": value in chosen or not (value or chosen)}
        for value, text in _flat_choices(bound)
    ]


def _text(bound: BoundField) -> str:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _input_type(widget: forms.Widget) -> str:
    return str(getattr(widget, "input_type", "text") or "text")


def _email(widget: forms.Widget) -> dict[str, Any]:
    return {"spellcheck": False} if isinstance(widget, forms.EmailInput) else {}
