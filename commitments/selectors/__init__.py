"""Reads of what the council has promised, and of what it promised about the priorities of a round."""
