"""Batch entry, split by subject."""
