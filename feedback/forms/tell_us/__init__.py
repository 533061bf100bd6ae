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
from feedback.forms.tell_us.young_person import AboutYouForm, FacesForm, WhoIsHereForm, YoungSendForm
from feedback.forms.tell_us.young_words import ChangeForm, GoodForm

__all__ = [
    "SAVE",
    "AboutForm",
    "AboutYouForm",
    "ChangeForm",
    "CornerstonesForm",
    "FacesForm",
    "ForWhomForm",
    "GetsInTheWayForm",
    "GoOnForm",
    "GoodForm",
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
    "WhoIsHereForm",
    "WordsField",
    "WorkplaceForm",
    "YoungSendForm",
    "offer",
]
