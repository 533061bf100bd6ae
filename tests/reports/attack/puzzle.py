"""An exact solver over whole numbers: what can one unknown be, given everything that is known of all of them."""

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_matrix

NO_END = 10_000  # people; more than anybody thinks possible


class Puzzle:
    """Unknown whole numbers, and sums of them that are known to be equal or not greater."""

    def __init__(self):
        self.low, self.high, self.rows, self.bounds = [], [], [], []

    def unknown(self, low=0, high=NO_END):
        """Return a new unknown from `low` to `high`."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def equal(self, some, others):
        """Say that two sums are the same."""
        self._row(some, others, 0)

    def at_most(self, some, others, more=0):
        """Say that the sum of `some` is at most the sum of `others` and `more`."""
        self._row(some, others, -np.inf, more)

    def range_of(self, *wanted):
        """Return the least and the greatest value that the sum of the `wanted` can have."""
        aim = np.zeros(len(self.low))
        aim[list(wanted)] = 1
        found = [self._solve(sign * aim) for sign in (1, -1)]
        return round(found[0]), round(-found[1])

    def _row(self, some, others, low, high=0):
        self.rows.append([(each, 1) for each in some] + [(each, -1) for each in others])
        self.bounds.append((low, high))

    def _solve(self, aim):
        places = [(number, column, value) for number, row in enumerate(self.rows) for column, value in row]
        numbers, columns, values = zip(*places, strict=True)
        matrix = csr_matrix((values, (numbers, columns)), shape=(len(self.rows), len(self.low)))
        lows, highs = zip(*self.bounds, strict=True)
        answer = milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=(self.low, self.high),
            constraints=LinearConstraint(matrix, lows, highs),
        )
        assert answer.success, f"what was published cannot be true: {answer.message}"
        return answer.fun
