"""Reads of progress reports."""

from reports.selectors.correcting import correctable, text_to_correct
from reports.selectors.covers import archive
from reports.selectors.desk import by_slug, desk, ended_periods, words_of
from reports.selectors.feed import entries
from reports.selectors.notes import drafts, may_comment
from reports.selectors.pages import report_page
from reports.selectors.people import report_editors
from reports.selectors.promises import promises_page

__all__ = [
    "archive",
    "by_slug",
    "correctable",
    "desk",
    "drafts",
    "ended_periods",
    "entries",
    "may_comment",
    "promises_page",
    "report_editors",
    "report_page",
    "text_to_correct",
    "words_of",
]
