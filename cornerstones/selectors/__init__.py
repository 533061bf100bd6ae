"""Reads of the cornerstones and of the shared understanding, ready to show."""

from cornerstones.selectors.events import EventChoice, event_called, event_choices
from cornerstones.selectors.stones import CornerstonePage, CornerstoneShown, all_cornerstones, cornerstone_page, shown
from cornerstones.selectors.understanding import Piece, SharedUnderstanding, StatementShown, shared_understanding

__all__ = [
    "CornerstonePage",
    "CornerstoneShown",
    "EventChoice",
    "Piece",
    "SharedUnderstanding",
    "StatementShown",
    "all_cornerstones",
    "cornerstone_page",
    "event_called",
    "event_choices",
    "shared_understanding",
    "shown",
]
