"""Tests that share what takes long to build run in one process of a parallel run; all others wherever there is room.

(pytest-xdist's own `xdist_group` does nothing with pytest 9: it writes the group where pytest no longer reads it.)
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

FIRST = (  # without a database, while the one that all others copy is being made
    "tests/devon_coproduction/embedded/",
    "tests/lib/hints/",
)
TOGETHER = (
    *FIRST,
    "tests/faults/",  # one running portal
    "tests/feedback/selectors/search/test_index.py",  # thousands of texts
    "tests/walls/test_addresses.py",  # one world each
    "tests/walls/test_not_safe.py",
    "tests/walls/test_odd_input.py",
    "tests/walls/test_privacy.py",
    "tests/demo/test_services.py",  # one trial
)


class Together(LoadScopeScheduling):
    """Hands out what belongs together as one piece: what needs no database, then the biggest pieces."""

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        for place in reversed(FIRST):
            if place in self.workqueue:
                self.workqueue.move_to_end(place, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Schedule every parallel run this way."""
    return Together(config, log)
