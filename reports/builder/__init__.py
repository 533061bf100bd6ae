"""Builds progress reports: takes one, collects figures and texts in one frozen look, and keeps them for ever."""

from reports.builder.content import digest_of
from reports.builder.files import FileNotMade, file_of, with_old_files
from reports.builder.files import make_all as make_files
from reports.builder.run import build
from reports.builder.sweeping import ask_officers, find_again, forget_unconfirmed, next_waiting, start_due_reports

__all__ = [
    "FileNotMade",
    "ask_officers",
    "build",
    "digest_of",
    "file_of",
    "find_again",
    "forget_unconfirmed",
    "make_files",
    "next_waiting",
    "start_due_reports",
    "with_old_files",
]
