"""What the worker does for feedback; tasks are thin doors to these."""

from feedback.selectors.drafts import idle_drafts


def delete_idle_drafts() -> int:
    """Delete the drafts that nobody came back to, and return how many; safe to run twice."""
    _rows, by_model = idle_drafts().delete()
    return by_model.get("feedback.Draft", 0)
