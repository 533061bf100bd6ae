"""What a proposal says: as it was sent, or as a moderator worded it last."""

from dataclasses import dataclass, replace
from typing import Any

from cornerstones.models import Cornerstone
from priorities.models import Proposal, ProposalWording


@dataclass(frozen=True)
class Words:
    """A priority (what is valued, what needs to change, its cornerstone), or a statement and why it matters."""

    strength: str
    changes: tuple[str, ...] = ()
    why: str = ""
    cornerstone: Cornerstone | None = None

    def fields(self) -> dict[str, Any]:
        """Return it as the records hold it."""
        changes = "\n".join(self.changes)
        return {"strength": self.strength, "changes": changes, "why": self.why, "cornerstone": self.cornerstone}

    def key(self) -> str:
        """Return a text that is another one for other words."""
        stone = self.cornerstone.slug if self.cornerstone else ""
        return "\x1f".join((self.strength, *self.changes, self.why, stone))

    def as_text(self) -> str:
        """Return it as one text, to be read or compared."""
        return "\n".join(part for part in (self.strength, *self.changes, self.why) if part)

    def stone(self) -> Cornerstone:
        """Return the cornerstone of a priority."""
        if self.cornerstone is None:
            raise ValueError("A statement has no cornerstone")
        return self.cornerstone


def words_of(proposal: Proposal) -> Words:
    """Return the words that people read."""
    wordings = sorted(proposal.wordings.all(), key=lambda one: one.number)
    return _words(wordings[-1] if wordings else proposal)


def words_as_sent(proposal: Proposal) -> Words:
    """Return the words as they were sent: for forum moderators only."""
    return _words(proposal)


def in_one_line(words: Words, longest: int = 90) -> str:
    """Return what is valued, or the statement, cut between words where it is long."""
    text = replace(words, changes=(), why="").as_text() or "The words were deleted"
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"


def _words(said: Proposal | ProposalWording) -> Words:
    return Words(said.strength, tuple(said.changes.splitlines()), said.why, said.cornerstone)
