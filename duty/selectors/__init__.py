"""Reads about the rota and about alerts."""
