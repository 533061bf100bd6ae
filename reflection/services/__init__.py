"""Writes about self-reflection: one verb each."""

from reflection.services.reflections import (
    ChangedMeanwhile,
    Heard,
    NotAllSaid,
    begin,
    discard,
    finish,
    say,
)
from reflection.services.starting_data import load_starting_data

__all__ = [
    "ChangedMeanwhile",
    "Heard",
    "NotAllSaid",
    "begin",
    "discard",
    "finish",
    "load_starting_data",
    "say",
]
