"""Reads of progress reports."""

from reports.selectors.desk import by_slug, desk, ended_periods, words_of
from reports.selectors.pages import archive, report_page
from reports.selectors.people import report_editors
from reports.selectors.promises import promises_page

__all__ = ["archive", "by_slug", "desk", "ended_periods", "promises_page", "report_editors", "report_page", "words_of"]
