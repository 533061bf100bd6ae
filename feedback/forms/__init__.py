"""Forms of feedback, split by subject."""
