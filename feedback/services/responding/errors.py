"""Why an answer is not saved or published, in words for the person who tried."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from feedback.selectors.promises import TOO_FAR_AHEAD

WHAT_TO_DO = {
    "said": "Enter what people told us",
    "outcome": "Select what our answer is",
    "answer": "Enter our answer",
    "reason": "Enter why",
    "evidence": "Enter how anyone can tell that it happened",
    "due_on": "Enter the date by which we will do it",
    "owner": "Enter the post that answers for it",
    "cornerstone": "Select a cornerstone",
    "correction_reason": "Enter why we correct it",
}


class AnswerRefused(Exception):
    """The answer cannot be saved or published. `str(error)` says what to do."""


class NotWhole(AnswerRefused):
    """Parts of the answer are missing; `parts` names them."""

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(". ".join(WHAT_TO_DO[part] for part in parts))
        self.parts = tuple(parts)


class PromiseInThePast(AnswerRefused):
    """A promise was dated before today."""


class PromiseTooFarAhead(AnswerRefused):
    """A promise was dated so far ahead that nobody would ever check it."""

    def __init__(self) -> None:
        super().__init__(TOO_FAR_AHEAD)


class NothingToAnswer(AnswerRefused):
    """No experience was chosen, or one that was chosen is no longer public."""


class NeedsAReader(AnswerRefused):
    """The council asks for a second reader, and nobody else has agreed to this version yet."""

    def __init__(self) -> None:
        super().__init__("Ask a colleague to read it first. Another person must agree to this version")


class NeedsAnotherPerson(AnswerRefused):
    """The council asks for a second reader, so whoever wrote this does not publish it."""

    def __init__(self) -> None:
        super().__init__("Ask a colleague to look at it and publish it. You wrote it, so it takes another person")


class ChangedMeanwhile(AnswerRefused):
    """Somebody else saved or published the answer after it was opened here."""

    def __init__(self, by_name: str, at: datetime) -> None:
        local = timezone.localtime(at)
        super().__init__(f"{by_name} changed this answer at {local:%H:%M} on {local:%A} {local.day} {local:%B %Y}")
        self.by_name = by_name
        self.at = at
