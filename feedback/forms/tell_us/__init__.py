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
from feedback.forms.tell_us.professional import (
    ForWhomForm,
    GetsInTheWayForm,
    HelpsForm,
    ReadersAndQuotesForm,
    WellbeingForm,
    WorkplaceForm,
)

__all__ = [
    "SAVE",
    "AboutForm",
    "CornerstonesForm",
    "ForWhomForm",
    "GetsInTheWayForm",
    "GoOnForm",
    "HelpsForm",
    "NamesForm",
    "NeedsChangeForm",
    "OneChildForm",
    "QuotesForm",
    "ReadersAndQuotesForm",
    "ReadersForm",
    "SendForm",
    "StepForm",
    "ValuedForm",
    "WellbeingForm",
    "WordsField",
    "WorkplaceForm",
    "offer",
]
