"""Starts PostgreSQL and Redis before Django's settings are read, and turns the network off."""

import atexit
import os
from pathlib import Path

import hypothesis
import pytest

from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.refusal import CannotStart
from devon_coproduction.embedded.servers import Servers

PATIENCE = 1200.0  # seconds to wait for another test run in the same folder
PAIRS = 7  # of broker and cache, one for each parallel process; a Redis server has 16 databases unless told otherwise
_BUSY = [hypothesis.HealthCheck.too_slow]  # says that the machine has other work, nothing about the portal
NOT_FOR_TESTS = (
    "ALLOWED_HOSTS", "SITE_URL", "SENTRY_DSN", "TRUSTED_PROXY_COUNT", "EMAIL_URL", "DEFAULT_FROM_EMAIL",
    "MESSAGES_FOLDER", "NOTIFY_API_KEY", "NOTIFY_URL", "NOTIFY_TEXT_TEMPLATE", "NOTIFY_LETTER_TEMPLATE",
)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Make the environment that the settings read. A parallel process inherits the servers of the first."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    _set_environment(int("".join(filter(str.isdigit, worker)) or 0))
    if not worker:
        _start_servers()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Network off, the same examples every time, and our fixtures last, so that they win over libraries'."""
    config.option.allow_hosts = "127.0.0.1,::1"
    config.option.allow_unix_socket = True
    hypothesis.settings.register_profile("portal", deadline=None, derandomize=True, suppress_health_check=_BUSY)
    hypothesis.settings.load_profile("portal")
    for name in (
        "tests.plugins.static_files",
        "tests.plugins.template",
        "tests.plugins.emptying",
        "tests.plugins.together",
        "tests.plugins.worker",
        "tests.plugins.browser",
    ):
        config.pluginmanager.import_plugin(name)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Journeys wait for the browser half of their time: two for each core. Other tests: xdist's own number."""
    return 2 * (os.cpu_count() or 1) if config.option.markexpr == "browser" else None


def _set_environment(number: int) -> None:
    for name in NOT_FOR_TESTS:
        os.environ.pop(name, None)
    os.environ |= {
        "ENVIRONMENT": "test",
        "SECRET_KEY": "a-key-for-tests-" * 4,
        "CODES_KEY": "another-key-for-tests-" * 4,
        "CACHE_PREFIX": f"test-{os.getpid()}",
        "BROKER_NUMBER": str(2 + 2 * (number % PAIRS)),
        "CACHE_NUMBER": str(3 + 2 * (number % PAIRS)),
    }


def _start_servers() -> None:
    servers = Servers(Folder(Path(".run-test"), durable=False), patience=PATIENCE)
    try:
        servers.__enter__()
    except CannotStart as refusal:
        raise pytest.UsageError(str(refusal)) from None
    atexit.register(servers.stop)
