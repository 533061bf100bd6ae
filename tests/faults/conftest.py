"""One running portal for all tests that kill parts of it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.portal import Portal


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all of them in one process of a parallel run: they share one portal."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("faults"))


@pytest.fixture(scope="session")
def only_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """The portal of this run, begun when the first test asks for it."""
    made = Portal(tmp_path_factory.mktemp("faults") / "run", _free_port())
    made.start()
    yield made
    made.stop()


@pytest.fixture
def portal(only_portal: Portal) -> Portal:
    """The portal, running."""
    assert only_portal.process is not None
    if only_portal.process.poll() is not None:
        only_portal.start()
    return only_portal


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
