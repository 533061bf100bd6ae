"""Writing a row once, however many people press at the same moment."""

import pytest
from django.db import IntegrityError

from lib import tries


def clashing(times: int, then: str):
    """Return a writer that clashes so many times, and a list of its calls."""
    calls: list[int] = []

    def write() -> str:
        calls.append(1)
        if len(calls) <= times:
            raise IntegrityError
        return then

    return write, calls


def test_what_is_there_is_not_written_again():
    write, calls = clashing(0, "new")
    assert tries.until_kept(found=lambda: "old", write=write) == "old"
    assert calls == []


def test_a_clash_is_tried_again():
    write, calls = clashing(tries.MOST - 1, "new")
    assert tries.until_kept(found=lambda: None, write=write) == "new"
    assert len(calls) == tries.MOST


def test_what_somebody_else_wrote_meanwhile_is_returned():
    write, calls = clashing(tries.MOST, "new")
    assert tries.until_kept(found=lambda: "theirs" if calls else None, write=write) == "theirs"
    assert len(calls) == 1


def test_clashes_without_end_are_raised():
    write, calls = clashing(tries.MOST, "new")
    with pytest.raises(IntegrityError):
        tries.until_kept(found=lambda: None, write=write)
    assert len(calls) == tries.MOST
