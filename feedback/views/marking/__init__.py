"""Protecting a story step by step: take words out, put them back, preview, publish.

The page carries all that is typed from step to step; the server keeps nothing until somebody publishes.
"""

from feedback.views.marking.publishing import preview, publish
from feedback.views.marking.words import edit, leave_in, put_back, take_out, undo

__all__ = ["edit", "leave_in", "preview", "publish", "put_back", "take_out", "undo"]
