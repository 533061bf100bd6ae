"""Writes about progress reports: ask for one, have it read first, publish, correct, follow."""

from reports.services.correcting import WrongCorrection, correct
from reports.services.following import confirm, follow, stop
from reports.services.making import WrongPeriod, ask_for_report, make_files_again, retry
from reports.services.publishing import MissingNotes, OtherNote, add_note, publish, send_for_comment

__all__ = [
    "MissingNotes",
    "OtherNote",
    "WrongCorrection",
    "WrongPeriod",
    "add_note",
    "ask_for_report",
    "confirm",
    "correct",
    "follow",
    "make_files_again",
    "publish",
    "retry",
    "send_for_comment",
    "stop",
]
