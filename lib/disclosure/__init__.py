"""The one engine through which every public number goes, so that numbers never give a person away.

The rule (`docs` and the portal's promises):

- people are counted, not answers; 1 to 7 are hidden (1 to 9 where a protected characteristic or people under 18 are the
  subject, 1 to 12 where readers can count some of them elsewhere), the rest are rounded to the nearest 5;
- every total and percentage is worked out from the published cells, never from the true ones;
- a percentage needs a published base of 20 or more;
- a nought is shown only where the group has 8 people or more, and a cell that holds the whole group counts likewise;
- tables about the same people are released together, or the total that they share would betray hidden cells.

Only frozen snapshots of a closed period may be released, never a live count, a free range of dates, or a figure that
grows while one watches: the difference between two releases is a figure too.
"""

from lib.disclosure.engine import percentage, release, release_two_way, smallest
from lib.disclosure.figures import (
    NOT_SHOWN,
    PERCENT_BASE,
    ROUND_TO,
    SMALLEST_COUNTABLE,
    SMALLEST_PROTECTED,
    SMALLEST_SHOWN,
    Cell,
    Table,
    TwoWay,
)
from lib.disclosure.together import (
    hide_noughts,
    most_people,
    release_together,
    withhold_betrayed,
    withhold_betrayed_two_way,
)

__all__ = [
    "NOT_SHOWN",
    "PERCENT_BASE",
    "ROUND_TO",
    "SMALLEST_COUNTABLE",
    "SMALLEST_PROTECTED",
    "SMALLEST_SHOWN",
    "Cell",
    "Table",
    "TwoWay",
    "hide_noughts",
    "most_people",
    "percentage",
    "release",
    "release_together",
    "release_two_way",
    "smallest",
    "withhold_betrayed",
    "withhold_betrayed_two_way",
]
