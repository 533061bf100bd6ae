"""The worker of the tests is a real one, in another process."""

from devon_coproduction.celery import app
from tests.plugins.beside import Beside


def names_of_tasks(worker: Beside) -> list[str]:
    [tasks] = (app.control.inspect(timeout=5).registered() or {}).values()
    return [name for name in tasks if not name.startswith("celery.")]


def test_worker_knows_every_task_on_the_timetable(worker: Beside) -> None:
    wanted = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert wanted - set(names_of_tasks(worker)) == set()


def test_worker_killed_by_one_test_is_there_for_the_next(worker: Beside) -> None:
    worker.kill()
    worker.start()
    assert len(app.control.ping(timeout=5)) == 1
