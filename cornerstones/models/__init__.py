"""Records of the room cornerstones."""

from cornerstones.models.agreement import OrganisationMark
from cornerstones.models.questions import Answer, Settlement
from cornerstones.models.stones import AreaOfWeakness, Cornerstone, Indicator
from cornerstones.models.understanding import AgreementMark, Event, OpenQuestion, Statement

__all__ = [
    "AgreementMark",
    "Answer",
    "AreaOfWeakness",
    "Cornerstone",
    "Event",
    "Indicator",
    "OpenQuestion",
    "OrganisationMark",
    "Settlement",
    "Statement",
]
