"""No broker: the tests call the worker's functions themselves."""

import pytest

from statements import tasks


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.freeze, "delay", lambda _edition_id: None)
