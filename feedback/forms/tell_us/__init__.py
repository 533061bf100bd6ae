"""The questions of every journey, one form a page."""

from feedback.forms.tell_us.base import SAVE, GoOnForm, NamesForm, SendForm, StepForm, WordsField, offer
from feedback.forms.tell_us.parent_carer import (
    AboutForm,
    CornerstonesForm,
    NeedsChangeForm,
    OneChildForm,
    QuotesForm,
    ReadersForm,
    ValuedForm,
)

__all__ = [
    "SAVE",
    "AboutForm",
    "CornerstonesForm",
    "GoOnForm",
    "NamesForm",
    "NeedsChangeForm",
    "OneChildForm",
    "QuotesForm",
    "ReadersForm",
    "SendForm",
    "StepForm",
    "ValuedForm",
    "WordsField",
    "offer",
]
