"""One act on one report, measured alone: `python -m devon_coproduction.bench.one_report build 2026-07`."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module

import django

from devon_coproduction.run.steps import say

_KILOBYTES_IN_MB = 1000
_BYTES_IN_MB = 1_000_000


def main(what: str, month: str, people: str = "0") -> None:
    """Let `people` come, or do one act and write what it cost as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")
    django.setup()
    acts = import_module("devon_coproduction.bench.report_acts")  # needs Django to be set up
    if what == "come":
        acts.come(month, int(people))
    elif what == "acts":
        say(json.dumps(list(acts.ACTS)))
    elif what == "publish":
        acts.publish(month)
    else:
        acts.warm_up()
        say(json.dumps(_cost(acts.count_queries, acts.ACTS[what], month)))


def _cost(
    count_queries: Callable[[Callable[[], int]], tuple[int, int]], act: Callable[[str], int], month: str
) -> dict[str, float]:
    began = time.monotonic()
    made, queries = count_queries(lambda: act(month))
    seconds = time.monotonic() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES_IN_MB
    return {"seconds": seconds, "memory": most, "queries": queries, "size": made / _BYTES_IN_MB}


if __name__ == "__main__":
    main(*sys.argv[1:])
