"""Why a step with an action was not taken: `str(error)` says what to do."""

from commitments.models import Action
from lib.moments import moment_in_words


class ActionRefused(ValueError):
    """The step is not possible now."""


class ActionChanged(ActionRefused):
    """Somebody else was quicker; nothing was written."""

    def __init__(self, action: Action) -> None:
        who = f"{action.changed_by.name} changed this {moment_in_words(action.changed_at)}."
        super().__init__(f"{who} Look at it again, then save. What you wrote is still here.")
