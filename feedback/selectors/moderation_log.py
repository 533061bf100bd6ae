"""Every decision of every person, without words: for an auditor to take away.

The codes are those of the enums: they stay when a label is worded anew, so that counts over years can be compared.
"""

from collections.abc import Iterator

from feedback.models import Decision, Submission

HEADER = ("decision", "reference", "verdict", "ground", "has_note", "by", "at")


def moderation_log() -> Iterator[tuple[object, ...]]:
    """Yield one row for each decision in the order they were made; see HEADER. `at` is in UTC, as ISO 8601.

    An item with an open safeguarding concern is nowhere, so not here either: its rows are back when that is closed.
    """
    made = (
        Decision.objects.filter(submission__in=Submission.objects.safe())
        .order_by("pk")
        .values_list("pk", "submission__reference", "verdict", "ground", "note", "by__name", "at")
    )
    for number, reference, verdict, ground, note, by, at in made.iterator(chunk_size=1_000):
        yield number, reference, verdict, ground, "yes" if note else "no", by, f"{at:%Y-%m-%dT%H:%M:%SZ}"
