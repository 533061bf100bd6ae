"""Records of the room cornerstones."""

from cornerstones.models.stones import AreaOfWeakness, Cornerstone, Indicator
from cornerstones.models.understanding import AgreementMark, Event, OpenQuestion, Statement

__all__ = ["AgreementMark", "AreaOfWeakness", "Cornerstone", "Event", "Indicator", "OpenQuestion", "Statement"]
