"""A form whose words everybody will read: it says what in them may show who somebody is, and stops nobody."""

from collections.abc import Sequence
from typing import ClassVar

from django import forms

from feedback.selectors.published_hints import Noticed, mark_of, noticed
from lib.govukforms import GovukForm


class NoticingForm(GovukForm):
    """Looks at the fields of `read_by_all`, typed or saved, for what may show who somebody is."""

    read_by_all: ClassVar[Sequence[str]] = ()

    @property
    def noticed(self) -> tuple[Noticed, ...]:
        """What was found, under the labels of the fields."""
        texts = {str(self[name].label): str(self[name].value() or "") for name in self.read_by_all}
        return noticed(texts)


class LookTwiceForm(NoticingForm):
    """Published at once, without a preview: where something was found, the button is pressed a second time."""

    looked_at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def wants_a_look(self) -> bool:
        """Return whether something was found that nobody was shown yet; from then on it counts as shown."""
        mark = mark_of(self.noticed)
        if mark in ("", self.cleaned_data["looked_at"]):
            return False
        typed = self.data.copy()  # type: ignore[attr-defined]  # with every value of a field that holds several
        typed["looked_at"] = mark
        self.data = typed
        return True
