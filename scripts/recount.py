#!/usr/bin/env python3
"""Recounts a star round from the file that the portal publishes. Needs Python 3.9 or newer and nothing else.

    python3 recount.py result.json HEAD

`result.json` is the download on the round's result page. HEAD is the long number that stood on the round's page and on
the big screen from the moment of closing, and stands on the result page. Take HEAD from there, never from the file:
whoever rewrites the whole file can put a head that fits into it. The program checks that not one line was changed,
taken out, put in or cut off, counts again, and prints who stands where. It ends with 1, and says why, when anything
is wrong.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def head_of(lines: "list[dict[str, Any]]") -> str:
    """Each line is written in one way (keys sorted, no spaces) and hashed together with the hash before it."""
    head = ""
    for line in lines:
        words = json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        head = hashlib.sha256(head.encode() + words.encode()).hexdigest()
    return head


def places(votes: "Counter[str]", slugs: "list[str]") -> "list[tuple[int, int, str]]":
    """Most first; the same number shares a place and the next place is left out: 1, 2, 2, 4."""
    ordered = sorted(slugs, key=lambda slug: -votes[slug])
    numbers = [votes[slug] for slug in ordered]
    return [(numbers.index(votes[slug]) + 1, votes[slug], slug) for slug in ordered]


def recount(lines: "list[dict[str, Any]]") -> "dict[str, list[tuple[int, int, str]]]":
    """Return the places of each of the three ballots. They are never added. Raises ValueError for too many stars."""
    about = lines[0]
    slugs = [line["slug"] for line in lines if line["kind"] == "priority" and not line["withdrawn"]]
    votes: dict[str, Counter[str]] = {kind: Counter() for kind in ("partners", "parent-carers", "young-people")}
    for line in lines:
        if line["kind"] == "partners":
            if sum(line["stars"].values()) > about["stars_each"] or min(line["stars"].values(), default=1) < 1:
                raise ValueError("An organisation gave more stars than it had.")
            votes["partners"].update(line["stars"])
        elif line["kind"] in votes:
            votes[line["kind"]][line["first"]] += 1
    return {kind: places(count, slugs) for kind, count in votes.items()}


def main(path: str, published_head: str) -> int:
    """Check the file against the head, count it, print the result."""
    lines = json.loads(Path(path).read_text(encoding="utf-8"))["lines"]
    if head_of(lines) != published_head.strip().lower():
        print("This is not the file that was published: its head is another one.")
        return 1
    for kind, found in recount(lines).items():
        print(f"\n{kind}")
        if kind != "partners" and not any(number for _place, number, _slug in found):
            print("  nobody, or too few to be shown")
            continue
        for place, number, slug in found:
            focus = "  on the focus list" if kind == "partners" and number >= lines[0]["threshold"] else ""
            print(f"  {place:>3}. {number:>4}  {slug}{focus}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
