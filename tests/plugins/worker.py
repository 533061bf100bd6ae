"""A real Celery worker: `def test_…(worker)` is a transactional test whose tasks run in another process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from devon_coproduction.celery import app
from tests.plugins.beside import Beside

COMMAND = ("celery", "-A", "devon_coproduction", "worker", "--pool=prefork", "--concurrency=1", "--loglevel=WARNING")


@pytest.fixture(scope="session")
def worker_process(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beside]:
    """One worker for the whole run, started when the first test asks for it."""
    folder = tmp_path_factory.mktemp("worker")
    mail = {"EMAIL_URL": f"filemail://{folder / 'mail'}", "REMAP_SIGTERM": "SIGQUIT"}
    beside = Beside(COMMAND, folder / "worker.log", _answers, mail)
    with django_db_blocker.unblock():
        beside.start()
    yield beside
    beside.stop()


@pytest.fixture
def worker(worker_process: Beside, transactional_db: None) -> Beside:
    """The worker, with nothing left to do from other tests. `kill()` and `start()` are yours; see `mail_folder`."""
    app.control.purge()
    if worker_process.process is None or worker_process.process.poll() is not None:
        worker_process.start()
    return worker_process


def mail_folder(worker: Beside) -> Path:
    """Return the folder in which the worker's e-mails arrive, one file each time it connects."""
    return Path(worker.more["EMAIL_URL"].removeprefix("filemail://"))


def _answers() -> bool:
    return bool(app.control.ping(timeout=0.5))
