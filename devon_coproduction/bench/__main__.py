"""`make bench`: start a portal, measure it, throw it away. `make bench ARGS=room` measures one part only."""

import subprocess
import sys

from devon_coproduction.bench import pages, reports, room
from devon_coproduction.bench.portal import portal

PARTS = {"pages": pages.bench, "room": room.bench, "reports": reports.bench}


def main(wanted: list[str]) -> None:
    """Measure the parts that are named, or all."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"There is no part called {unknown[0]}. There are: {', '.join(PARTS)}.")
    with portal():
        for name in wanted or PARTS:
            PARTS[name]()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
