"""What the council and its partners do, what came of it, and which promise is about which priority."""

from commitments.models.actions import Action, ActionEdition
from commitments.models.commitments import Commitment
from commitments.models.hours import ThankYou, VolunteerHours
from commitments.models.measures import Measure, Reading
from commitments.models.months import ClosedMonth, HoursTakenBack
from commitments.models.promises import PromiseForPriority
from commitments.models.steps import ActionUpdate, ExceptionsNote, ImpactCheck, Milestone
from commitments.models.wanted import NoteWanted

__all__ = [
    "Action",
    "ActionEdition",
    "ActionUpdate",
    "ClosedMonth",
    "Commitment",
    "ExceptionsNote",
    "HoursTakenBack",
    "ImpactCheck",
    "Measure",
    "Milestone",
    "NoteWanted",
    "PromiseForPriority",
    "Reading",
    "ThankYou",
    "VolunteerHours",
]
