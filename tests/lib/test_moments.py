"""Days and times in Devon, as people say them."""

from datetime import UTC, datetime

import pytest

from lib.moments import moment_in_words, time_in_words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 29, 17, 0, tzinfo=UTC), "Sunday 29 November 2026 at 5pm"),
        (datetime(2026, 6, 1, 11, 5, tzinfo=UTC), "Monday 1 June 2026 at 12:05pm"),
        (datetime(2026, 1, 5, 0, 30, tzinfo=UTC), "Monday 5 January 2026 at 12:30am"),
        (datetime(2026, 6, 1, 11, 0, tzinfo=UTC), "Monday 1 June 2026 at midday"),
        (datetime(2026, 6, 1, 23, 0, tzinfo=UTC), "Tuesday 2 June 2026 at midnight"),
        (None, ""),
    ],
)
def test_moments_are_said_in_devons_time(moment, words):
    assert moment_in_words(moment) == words
    assert time_in_words(moment) == words.rpartition(" at ")[2]
