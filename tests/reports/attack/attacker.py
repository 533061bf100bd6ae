"""The attacker: reads the published figures of several reports, counts what is public, and narrows what is hidden.

Known to him: every table of every report, the rules of the engine, and every public word with who said it, when it
came, when it was read and answered, until all that will ever be public is public. He works out the least and the most
that each hidden cell can be. `said` is {name of a table: {label: words}} for each report, `counted` is what he counted.
"""

from lib.disclosure import NOT_SHOWN
from reports.enums import Breakdown, HeardFrom
from tests.lib.disclosure.attacker import values_of
from tests.reports.attack.puzzle import Puzzle
from tests.reports.factories import STONES

LEAST, LEAST_OF_EQUALITY = 13, 10  # what is fewer is hidden; in a group of so many a nought is shown as one
BREAKDOWNS = [f"heard.{each}" for each in Breakdown]
SPEAKERS = f"heard.{Breakdown.SPEAKER}"
YOUNG = [str(each.label) for each in HeardFrom.of_the_young()]
REAL_SAY = [f"impact.real_say.rows.{number}" for number in range(1, len(STONES) + 1)]
FEELINGS = [f"impact.feelings.{number}" for number in range(1, len(STONES) + 1)]


class Attack:
    """What is known of the cells of some reports, the oldest first."""

    def __init__(self, said, counted):
        self.said, self.puzzle = said, Puzzle()
        self.cells = [
            {name: self._table(name, table, known.get(name, {})) for name, table in report.items()}
            for report, known in zip(said, counted, strict=True)
        ]
        self.everyone = [self.puzzle.unknown() for _ in said]
        for report, known in zip(range(len(said)), counted, strict=True):
            self._one_report(report, known)
        self._over_time(counted)
        self._no_noughts()

    def range_of(self, report, name, label):
        """Return the least and the most that one cell can be."""
        return self.puzzle.range_of(self.cells[report][name][label])

    def _table(self, name, table, known):
        return {label: self._cell(words, known.get(label, 0), _least(name)) for label, words in table.items()}

    def _cell(self, words, counted, least):
        if words == NOT_SHOWN:
            return self.puzzle.unknown(counted)
        values = values_of(words, smallest=least)
        return self.puzzle.unknown(max(min(values), counted), max(values))

    def _one_report(self, report, known):
        cells, everyone = self.cells[report], [self.everyone[report]]
        for name in BREAKDOWNS:
            self.puzzle.equal(cells[name].values(), everyone)
        for cell in cells["heard.cornerstone"].values():
            self.puzzle.at_most([cell], everyone)
        self._same_people([cells[name] for name in cells if name.startswith("population.equality")], everyone)
        self._same_people([cells[name] for name in FEELINGS], [cells[SPEAKERS][label] for label in YOUNG])
        self.puzzle.at_most(cells["impact.difference"].values(), [], known["answered"])
        rows = [list(cells[name].values()) for name in REAL_SAY]
        self.puzzle.at_most([cell for row in rows for cell in row], [], known["young answered"])
        for (slug, _name), row in zip(STONES, rows, strict=True):
            self.puzzle.at_most(row, [], known[f"young answered about {slug}"])

    def _same_people(self, tables, among):
        """Say that these tables divide the same people, and that those are some of others."""
        people = self.puzzle.unknown()
        for table in tables:
            self.puzzle.equal(table.values(), [people])
        self.puzzle.at_most([people], among)

    def _over_time(self, counted):
        """Say what one report tells of another: who is read now came now or before, and who came before is read now."""
        for report in range(len(self.said)):
            came, earlier = self.everyone[: report + 1], self.everyone[:report]
            refused = self._all_of("withheld", report)
            self.puzzle.at_most(refused, came, -counted[report]["published so far"])
            read, answered = self._all_of("speed.read", report), self._all_of("speed.answered", report)
            self.puzzle.at_most(read, came)
            self.puzzle.at_most(earlier, read)
            self.puzzle.at_most(answered, read)
            self.puzzle.at_most(earlier, [*answered, *self._all_of("withheld", report)])

    def _all_of(self, name, last):
        return [cell for cells in self.cells[: last + 1] for cell in cells[name].values()]

    def _no_noughts(self):
        """Where a table is known to hold people enough, a nought would have been shown: what is hidden is somebody.

        Of who told us and how young people feel no nought may be shown, so nothing follows from one that is not.
        """
        for report, tables in enumerate(self.said):
            for name in tables:
                if name.startswith(("speed.", "population.")) or name == "impact.difference":
                    group = self.cells[report][name].values()
                    if self.puzzle.range_of(*group)[0] >= _least(name):
                        self._hide_somebody(report, name)

    def _hide_somebody(self, report, name):
        for label, words in self.said[report][name].items():
            if words.startswith("fewer"):
                cell = self.cells[report][name][label]
                self.puzzle.low[cell] = max(self.puzzle.low[cell], 1)


def _least(name):
    return LEAST_OF_EQUALITY if name.startswith("population.equality") else LEAST


def betrayed(said, counted, truths, *, narrowest=5):
    """Return the true counts of 1 to 7 that the reports narrow to fewer than `narrowest` values, with their places.

    What everybody knows already who only counts the public words is not what a report gives away.
    """
    silence = [{name: dict.fromkeys(table, NOT_SHOWN) for name, table in report.items()} for report in said]
    attack, without = Attack(said, counted), Attack(silence, counted)
    found = []
    for report, truth in enumerate(truths):
        for name, label, count in _few(said[report], truth):
            low, high = attack.range_of(report, name, label)
            assert low <= count <= high, f"the attacker misread {name}, {label}: {low} to {high} and not {count}"
            if high - low + 1 < narrowest and without.range_of(report, name, label) != (low, high):
                found.append((report, name, label, count, low, high))
    return found


def _few(report, truth):
    """Yield the places of 1 to 7 people, with how many they are."""
    for name, table in report.items():
        for label in table:
            if 1 <= truth[name][label] <= 7:
                yield name, label, truth[name][label]
