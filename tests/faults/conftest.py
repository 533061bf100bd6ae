"""One running portal for all tests that kill parts of it."""

import socket
from collections.abc import Iterator

import pytest

from tests.faults.portal import Portal


@pytest.fixture(scope="session")
def only_portal(tmp_path_factory: pytest.TempPathFactory, migrated_database: str) -> Iterator[Portal]:
    """The portal of this run, begun when the first test asks for it, with a copy of the migrated database."""
    made = Portal(tmp_path_factory.mktemp("faults") / "run", _free_port())
    made.begin_with(migrated_database)
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
