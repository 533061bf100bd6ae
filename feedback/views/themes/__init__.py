"""Pages of themes."""
