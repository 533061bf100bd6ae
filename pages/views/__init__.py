"""Views of the pages that belong to no other room."""
