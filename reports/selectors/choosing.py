"""Which words stand in a report when there are more than fit: a fixed rule over the frozen texts alone."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, islice, zip_longest

from reports.selectors.shown import Quote

CHOICE = (
    "More people let us quote them than fit here. From each group of people we show as many as from the next, as long "
    "as there are some. A fixed rule picks them, and it does not look at what they say."
)


def chosen(quotes: Sequence[Quote], *, most: int) -> tuple[Quote, ...]:
    """Return at most so many quotes, in their order; from each group as many as from the next, while it lasts.

    Within a group the SHA-256 of their addresses decides: the same ones at each reading, whatever they say and whenever
    they came. Whoever takes their words back makes room for one more of their group.
    """
    if len(quotes) <= most:
        return tuple(quotes)
    groups: dict[str, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=_lot):
        groups[quote.said_by].append(quote)
    in_turn = chain.from_iterable(zip_longest(*(groups[name] for name in sorted(groups))))
    taken = {quote.href for quote in islice((quote for quote in in_turn if quote), most)}
    return tuple(quote for quote in quotes if quote.href in taken)


def _lot(quote: Quote) -> str:
    return hashlib.sha256(quote.href.encode()).hexdigest()
