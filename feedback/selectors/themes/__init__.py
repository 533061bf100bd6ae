"""Reads of themes: their groups, what a person at the desk sees, what anybody may read."""
