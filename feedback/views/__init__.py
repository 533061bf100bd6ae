"""Views of feedback, split by subject."""
