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
from feedback.forms.tell_us.young_person import (
    AboutYouForm,
    ChangeForm,
    FacesForm,
    GoodForm,
    WhoIsHereForm,
    YoungSendForm,
)

__all__ = [
    "SAVE",
    "AboutForm",
    "AboutYouForm",
    "ChangeForm",
    "CornerstonesForm",
    "FacesForm",
    "GoOnForm",
    "GoodForm",
    "NamesForm",
    "NeedsChangeForm",
    "OneChildForm",
    "QuotesForm",
    "ReadersForm",
    "SendForm",
    "StepForm",
    "ValuedForm",
    "WhoIsHereForm",
    "WordsField",
    "YoungSendForm",
    "offer",
]
