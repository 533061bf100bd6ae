"""Reads of progress reports."""

from reports.selectors.correcting import correctable, text_to_correct
from reports.selectors.covers import archive, readable_report
from reports.selectors.desk import by_slug, desk, ended_periods, missing_periods, words_of
from reports.selectors.feed import entries
from reports.selectors.notes import drafts, may_comment, standing_note
from reports.selectors.pages import page_of, report_page
from reports.selectors.people import report_editors
from reports.selectors.promises import promises_page
from reports.selectors.versions import how_many_failed, made_files, versions_of

__all__ = [
    "archive",
    "by_slug",
    "correctable",
    "desk",
    "drafts",
    "ended_periods",
    "entries",
    "how_many_failed",
    "made_files",
    "may_comment",
    "missing_periods",
    "page_of",
    "promises_page",
    "readable_report",
    "report_editors",
    "report_page",
    "standing_note",
    "text_to_correct",
    "versions_of",
    "words_of",
]
