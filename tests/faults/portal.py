"""A running portal in a folder of its own, started as `make run` starts it, whose parts a test may kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen
from uuid import uuid4

import psutil
import psycopg
from celery import Celery

from devon_coproduction.embedded import processes
from devon_coproduction.embedded.account import account_for
from devon_coproduction.embedded.binaries import postgres_folder
from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.postgres import Postgres
from devon_coproduction.embedded.redis_server import Redis
from tests.faults.families import Family
from tests.plugins.beside import wait_until

NOT_OURS = ("DATABASE_URL", "REDIS_URL", "SITE_URL", "ALLOWED_HOSTS", "EMAIL_URL", "SECRET_KEY", "CODES_KEY", "TRIAL")
NOT_OURS_EITHER = ("CACHE_PREFIX", "BROKER_NUMBER", "CACHE_NUMBER", "DJANGO_ALLOW_ASYNC_UNSAFE", "WEB_WORKERS")
PARTS = {"web": "gunicorn", "worker": "worker", "beat": "beat", "postgres": "postgres", "redis": "valkey-server"}
# Many families write from one address here, quicker than people.
MANY_FROM_ONE_PLACE = {"SENDS_AN_HOUR": "1000000", "FASTEST_SEND_SECONDS": "0"}
FIRST_START = 600.0  # seconds, on a machine that may be busy
RESTART_PAUSE = 11.0  # seconds: a part that dies sooner than 10 s after its start counts as one that fails at once
SIGN_IN = """
from django.test import Client
from accounts.enums import Role
from accounts.services import invite
client = Client()
client.force_login(invite(email="{email}", name="Mo Moderator", roles=(Role.FORUM_MODERATOR,), by=None))
print("session", client.cookies["session"].value)
"""


@dataclass
class Portal:
    """One portal; `start` and `stop` as often as a test likes: its data stay in the folder."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def mail(self) -> Path:
        """Return the folder that its e-mails arrive in."""
        return self.folder / "mail"

    @property
    def log(self) -> Path:
        """Return the file with what `make run` says."""
        return self.folder.with_suffix(".log")

    def begin_with(self, database: str) -> None:
        """Give it a copy of a migrated database of the tests before its first start: migrating takes a minute."""
        folder = Folder(self.folder)
        folder.lock()
        server = Postgres(folder)
        server.prepare()
        process = server.start()
        try:
            wait_until(server.ready, what="PostgreSQL to answer")
            server.finish()
            self._copy(database)
        finally:
            processes.stop([process], by=server.stop_signal)
            folder.unlock()

    def start(self) -> None:
        """Start it as `make run` does, without trial data, and wait until it answers."""
        how = processes.before_exec(death_signal=signal.SIGTERM)
        command = [sys.executable, "-m", "devon_coproduction.run"]
        self.process = processes.start(command, log=self.log, preexec_fn=how, env=self._environment())
        wait_until(self._is_up, seconds=FIRST_START, what=f"the portal to answer (see {self.log})")

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        assert self.process is not None
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(signal.SIGINT)
        self.process.wait(90)

    def part(self, name: str) -> psutil.Process | None:
        """Return the process of a part (web, worker, beat, postgres, redis), or None while it is down."""
        for child in self._supervisor.children():
            with suppress(psutil.NoSuchProcess):
                if PARTS[name] in " ".join(child.cmdline()[:6]):
                    return child
        return None

    def kill(self, name: str) -> None:
        """End a part as kill -9 does."""
        wait_until(partial(self.part, name), what=f"{name} to be there")
        found = self.part(name)
        assert found is not None
        found.kill()
        wait_until(lambda: not found.is_running() or found.status() == psutil.STATUS_ZOMBIE, what=f"{name} to end")

    def kill_everything(self) -> None:
        """End `make run` itself as kill -9 does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    @contextmanager
    def restarts_held(self) -> Iterator[None]:
        """Keep what is killed away for as long as the `with` lasts: the supervisor is stopped meanwhile."""
        self._supervisor.suspend()
        try:
            yield
        finally:
            self._supervisor.resume()

    @contextmanager
    def worker_held(self) -> Iterator[None]:
        """Let the worker do nothing for as long as the `with` lasts."""
        worker = self.part("worker")
        assert worker is not None
        held = [worker, *worker.children()]
        for process in held:
            process.suspend()
        try:
            yield
        finally:
            for process in held:
                process.resume()

    def web_workers(self) -> list[psutil.Process]:
        """Return the processes that answer requests."""
        web = self.part("web")
        return web.children() if web else []

    def everything(self) -> list[psutil.Process]:
        """Return the supervisor and every process under it."""
        return [self._supervisor, *self._supervisor.children(recursive=True)]

    def answers(self) -> bool:
        """Tell whether the portal and its database are well."""
        with suppress(URLError, OSError), urlopen(f"{self.url}/health/", timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
        return False

    def rows(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the portal's own database."""
        with self.database() as connection:
            return connection.execute(question, values or None).fetchall()  # type: ignore[call-overload]

    def database(self) -> psycopg.Connection[tuple[Any, ...]]:
        """Return a connection to the portal's own database."""
        return psycopg.connect(self._postgres)

    def manage(self, *words: str) -> str:
        """Run a `manage.py` command beside the portal, with its environment; return what it prints."""
        keys = dict(line.split("=", 1) for line in (self.folder / "keys").read_text().splitlines())
        more = {"DATABASE_URL": self._postgres, "REDIS_URL": self._redis, "ENVIRONMENT": "trial", **keys}
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(
            command, env=self._environment() | more, check=True, capture_output=True, text=True
        ).stdout

    def ask_worker(self, task: str, *arguments: object) -> None:
        """Queue a task for the worker, once Redis answers."""
        address = self._redis.replace("unix://", "redis+socket://")
        with Celery(broker=f"{address}?virtual_host=0", set_as_current=False) as app:
            app.send_task(task, arguments, retry_policy={"max_retries": 50, "interval_step": 0.1})

    def signed_in(self) -> Family:
        """Return the browser of a moderator who is signed in."""
        words = self.manage("shell", "-c", SIGN_IN.format(email=f"{uuid4().hex}@example.org"))
        desk = Family(self.url, cookies={"session": words.split("session ")[1].strip()})
        assert desk.get("/moderation/").status == 200
        return desk

    def _copy(self, database: str) -> None:
        programs = account_for(postgres_folder()).programs
        source = f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{database}"
        dump, kept = [programs / "pg_dump", "--dbname", source], self.folder / "dump.sql"
        with kept.open("wb") as out:
            subprocess.run(dump, stdout=out, check=True)
        load = [programs / "psql", "--dbname", self._postgres, "--quiet", "--set", "ON_ERROR_STOP=1", "--file", kept]
        subprocess.run(load, stdout=subprocess.DEVNULL, check=True)
        kept.unlink()

    @property
    def _supervisor(self) -> psutil.Process:
        assert self.process is not None
        return psutil.Process(self.process.pid)

    def _is_up(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(self.log.read_text()[-4000:])
        return self.answers()

    @property
    def _postgres(self) -> str:
        return Postgres(Folder(self.folder)).url

    @property
    def _redis(self) -> str:
        return Redis(Folder(self.folder)).url

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_OURS + NOT_OURS_EITHER}
        own = {"ENVIRONMENT": "trial", "TRIAL": "0", "RUN_FOLDER": str(self.folder), "PORT": str(self.port)}
        return kept | own | MANY_FROM_ONE_PLACE
