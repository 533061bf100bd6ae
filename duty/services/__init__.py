"""Writes about the rota and about alerts."""
