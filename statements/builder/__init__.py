"""Builds annual statements: collects what the law asks for, freezes it, and reminds people in time."""

from statements.builder.content import content_of, digest_of
from statements.builder.run import freeze, remind_people, start_due_statement, waiting

__all__ = ["content_of", "digest_of", "freeze", "remind_people", "start_due_statement", "waiting"]
