"""Writes of feedback, split by subject."""
