"""State tables as data: one table checks, feeds PostgreSQL's trigger and draws its own diagram."""

from dataclasses import dataclass


class WrongState(Exception):
    """A step that the state table does not allow. `str(error)` can be shown to the person who tried it."""

    def __init__(self, message: str, *, before: str, after: str) -> None:
        super().__init__(message)
        self.before = before
        self.after = after


@dataclass(frozen=True, slots=True)
class StateTable:
    """The states of one kind of thing. `name` is its word ("submission"); each transition is (from, to, verb)."""

    name: str
    initial: str
    transitions: tuple[tuple[str, str, str], ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Return every state once, the initial one first, as plain text."""
        found = [self.initial, *(state for before, after, _ in self.transitions for state in (before, after))]
        return tuple(dict.fromkeys(str(state) for state in found))

    def allowed_from(self, state: str) -> tuple[str, ...]:
        """Return the states that can follow `state`, in the table's order; empty where it ends."""
        return tuple(dict.fromkeys(after for before, after in self.fsm() if before == state))

    def check(self, before: str, after: str) -> None:
        """Raise WrongState, in plain words, unless the table allows the step from `before` to `after`."""
        if after not in self.allowed_from(before):
            raise WrongState(self._refusal(before, after), before=str(before), after=str(after))

    def fsm(self) -> list[tuple[str, str]]:
        """Return the pairs (from, to) for pgtrigger.FSM, each once."""
        return list(dict.fromkeys((str(before), str(after)) for before, after, _ in self.transitions))

    def mermaid(self) -> str:
        """Return the diagram of the table in Mermaid's words, for the documents."""
        steps = [f"    {before} --> {after} : {verb}" for before, after, verb in self.transitions]
        ends = [f"    {state} --> [*]" for state in self.states if not self.allowed_from(state)]
        return "\n".join(["stateDiagram-v2", f"    [*] --> {self.initial}", *steps, *ends, ""])

    def _refusal(self, before: str, after: str) -> str:
        next_states = " or ".join(f"“{_words(state)}”" for state in self.allowed_from(before))
        then = f"From there it can only become {next_states}." if next_states else "Nothing more can change it."
        return f"This {self.name} is “{_words(before)}”, so it cannot become “{_words(after)}”. {then}"


def _words(state: str) -> str:
    return str(state).replace("_", " ").replace("-", " ")
