"""Layout objects for crispy-forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK, render_field
from django import forms
from django.utils.safestring import SafeString

from lib.govukforms.macros import render
from lib.govukforms.params import component_of


class Revealing(LayoutObject):
    """A choice field whose choices show further fields: Revealing("contact", {"email": ("email",)})."""

    def __init__(self, name: str, reveals: Mapping[str, Sequence[str]]) -> None:
        self.name = name
        self.reveals = reveals
        self.fields = [name, *(inner for names in reveals.values() for inner in names)]

    def render(self, form: Any, context: Any, template_pack: Any = TEMPLATE_PACK, **_: Any) -> SafeString:
        shown = {
            value: SafeString("".join(render_field(name, form, context, template_pack=template_pack) for name in names))
            for value, names in self.reveals.items()
        }
        form.rendered_fields.add(self.name)
        return render(*component_of(form[self.name], shown))


class GovukSubmit:
    """A submit button for `helper.add_input`; `kind` is "", "secondary", "warning" or "start"."""

    def __init__(self, text: str, *, name: str = "", value: str = "", kind: str = "") -> None:
        self.text, self.name, self.value, self.kind = text, name, value, kind

    @property
    def html(self) -> SafeString:
        classes = f"govuk-button--{self.kind}" if self.kind else ""
        params = {"text": self.text, "classes": classes, "preventDoubleClick": True, "type": "submit"}
        return render("button", params | ({"name": self.name, "value": self.value} if self.name else {}))


class ButtonElsewhere(GovukSubmit):
    """Posts the same page to another address, as it is."""

    def __init__(self, text: str, *, to: str) -> None:
        super().__init__(text, kind="secondary")
        self.to = to

    @property
    def html(self) -> SafeString:
        """The button."""
        params = {"text": self.text, "classes": "govuk-button--secondary", "attributes": {"formaction": self.to}}
        return render("button", params)


def layout_names(form: forms.BaseForm, reveals: Mapping[str, Mapping[str, Sequence[str]]]) -> list[Any]:
    """The fields in their order, those that are shown under a choice moved under it."""
    inner = {name for choices in reveals.values() for names in choices.values() for name in names}
    outer = [name for name in form.fields if name not in inner]
    return [Revealing(name, reveals[name]) if name in reveals else name for name in outer]
