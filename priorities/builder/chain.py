"""Hash chains: whatever is changed, taken out, put in, cut off or written anew gives another head.

The chain alone does not show that its end was cut off or that all of it was written anew; the head that was published
does, so every check needs that head (`docs/decisions/0012`).
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

START = ""  # what the first line is chained to


def written(line: object) -> bytes:
    """Return a line in its one written form: JSON, keys sorted, no spaces, UTF-8."""
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def chained(before: str, line: object) -> str:
    """Return the hex SHA-256 of the chain so far (`before`, hex or empty) followed by one line."""
    return hashlib.sha256(before.encode() + written(line)).hexdigest()


def head_of(lines: Iterable[Any]) -> str:
    """Return the head of the chain over `lines`, in their order; empty for none."""
    head = START
    for line in lines:
        head = chained(head, line)
    return head
