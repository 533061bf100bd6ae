"""Forms with which the council and partners say what they promised and what they do."""
