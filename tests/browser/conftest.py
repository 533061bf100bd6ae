"""The portal of the browser tests, at another time."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from tests.plugins.beside import Beside


@pytest.fixture
def set_portal_to(web_process: Beside, live_portal: str) -> Iterator[Callable[[datetime | None], None]]:
    """Start the web server again, at the same address, as if it were `moment`; `None` brings it back to now."""
    now = web_process.module

    def set_to(moment: datetime | None) -> None:
        web_process.stop()
        web_process.module = now if moment is None else ("tests.plugins.another_day", moment.isoformat(), *now)
        web_process.start()

    yield set_to
    set_to(None)
