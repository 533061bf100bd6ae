"""Reads of feedback, split by subject."""
