"""An attacker who reads only what was published and works out, exactly, what each hidden cell can be.

Tables about the same people share one unknown total. The attacker tries every value of every cell and every total.
"""

import re

MOST = 200  # people whom the attacker thinks possible in a cell that is not shown at all


def values_of(words, *, smallest=8, round_to=5):
    """Return every value that the words of a published cell allow."""
    if words.startswith("not shown"):
        return set(range(MOST + 1))
    if words == "none":
        return {0}
    number = int(re.search(r"[\d,]+", words)[0].replace(",", ""))
    if words.startswith("fewer than"):
        return set(range(number))
    if words.startswith("exactly"):
        return {number}
    half = round_to // 2
    return {value for value in range(number - half, number + half + 1) if value >= smallest}


def sums_of(cells):
    """Return every sum that the cells of one table allow."""
    sums = {0}
    for values in cells:
        sums = {one + other for one in sums for other in values if one + other <= MOST * 2}
    return sums


def feasible(tables, *, known_total=None, nought_shown_from=None):
    """Return, for each table and cell, the set of values that fit every table at once.

    `nought_shown_from` is the size of a group from which a nought is shown as one, where there is such a rule.
    """
    totals = set.intersection(*(sums_of(cells) for cells in tables))
    if known_total is not None:
        totals &= {known_total}
    if nought_shown_from and totals and min(totals) >= nought_shown_from:
        # A nought would have been shown, so what is hidden is somebody.
        somebody = [[cell - {0} if _hidden(cell) else cell for cell in cells] for cells in tables]
        if somebody != tables:
            return feasible(somebody, known_total=known_total, nought_shown_from=nought_shown_from)
    return [[_fitting(cells, number, totals) for number in range(len(cells))] for cells in tables]


def _hidden(values):
    """Whether these are the values of a cell that says “fewer than”."""
    return len(values) > 1 and min(values) == 0 and max(values) < MOST


def _fitting(cells, number, totals):
    others = sums_of(cells[:number] + cells[number + 1 :])
    return {value for value in cells[number] if any(total - value in others for total in totals)}


def betrayed(truths, published, *, narrowest=5, known_total=None, nought_shown_from=None):
    """Return the true counts of 1 to 7 that the attacker narrowed to fewer than `narrowest` values."""
    ranges = feasible(published, known_total=known_total, nought_shown_from=nought_shown_from)
    found = []
    for truth, table in zip(truths, ranges, strict=True):
        for count, fits in zip(truth, table, strict=True):
            assert count in fits, "the attacker misread a cell"
            if 1 <= count <= 7 and len(fits) < narrowest:
                found.append(count)
    return found
