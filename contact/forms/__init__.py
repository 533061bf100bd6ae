"""Forms about people who want to be rung or sent something, split by subject."""
