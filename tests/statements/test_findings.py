"""What a statement says in short: of one comment as of many, and never "0 of them"."""

import pytest

from feedback.enums import Outcome
from statements.selectors.findings import findings
from statements.selectors.shown import Answer

ONE = "1 comment stands in this statement."
THREE = "3 comments stand in this statement."
DID = Answer(reference="A1", href="", code=Outcome.DID, outcome="", answer="", reason="", evidence="", owner="", due="")


@pytest.mark.parametrize(
    ("answered", "waiting", "says"),
    [
        (0, 1, (ONE, "The council has not answered it yet.")),
        (0, 3, (THREE, "The council has not answered any of them yet.")),
        (1, 0, (ONE, "The council has answered it.")),
        (3, 0, (THREE, "The council has answered all of them.")),
        (2, 1, (THREE, "The council has answered 2 of them.", "1 comment has no answer yet.")),
        (1, 2, (THREE, "The council has answered 1 of them.", "2 comments have no answer yet.")),
    ],
)
def test_what_became_of_the_comments(answered: int, waiting: int, says: tuple[str, ...]) -> None:
    comments = [{"answers": [f"A{number}"]} for number in range(answered)] + [{"answers": []}] * waiting
    told = findings(comments, {f"A{number}": DID for number in range(answered)})
    assert told[: len(says)] == says
    assert len(told) == len(says) + bool(answered)
