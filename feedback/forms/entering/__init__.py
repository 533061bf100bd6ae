"""What a helper enters after signing in: a pile, and one long page for each paper, call or voice (PP-10)."""

from feedback.forms.entering.entry import EntryForm, Questions
from feedback.forms.entering.facts import PAPER
from feedback.forms.entering.start import StartBatchForm

__all__ = ["PAPER", "EntryForm", "Questions", "StartBatchForm"]
