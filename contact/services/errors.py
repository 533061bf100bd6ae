"""Why a step of the contact team was refused. `str(error)` can be shown to the person who tried it."""


class SomebodyWasQuicker(Exception):
    """The request changed while the page was open: somebody acted on it, or put it back."""

    def __init__(self, *, by_name: str, state: str) -> None:
        who = f"{by_name} was quicker. " if by_name else ""
        super().__init__(f"{who}It now stands at: {state}.")
        self.by_name = by_name
        self.state = state


class NoSummary(ValueError):
    """A call was not summed up: the person would have nothing to hold us to."""


class NowhereToSend(ValueError):
    """The person wants the summary in writing, and it is not known where to."""
