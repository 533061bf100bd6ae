"""Progress reports: a period, a frozen snapshot, the notes of those who read it first, and corrections."""

from reports.models.corrections import LONGEST_WHY, Correction
from reports.models.files import FilesFailure, ReportFile
from reports.models.followers import Follower
from reports.models.notes import LONGEST_NOTE, Note
from reports.models.reports import Report, Snapshot

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_WHY",
    "Correction",
    "FilesFailure",
    "Follower",
    "Note",
    "Report",
    "ReportFile",
    "Snapshot",
]
