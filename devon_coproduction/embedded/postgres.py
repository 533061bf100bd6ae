"""PostgreSQL on a socket of our own."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from devon_coproduction.embedded import processes
from devon_coproduction.embedded.account import Account, account_for
from devon_coproduction.embedded.binaries import postgres_folder
from devon_coproduction.embedded.folder import Folder, tail, temporary
from devon_coproduction.embedded.refusal import CannotStart

NAME = "portal"
_INITDB = ("-U", NAME, "-A", "trust", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
_SETTINGS = {"listen_addresses": "", "unix_socket_permissions": "0700", "timezone": "UTC", "max_connections": "100"}
_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Postgres:
    """One PostgreSQL server with one database, in one folder."""

    folder: Folder
    name = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast" shutdown: nothing committed is lost, nobody is waited for
    restart = True

    @property
    def log(self) -> Path:
        """Return the file that the server writes to."""
        return self.folder.log("postgres")

    @property
    def url(self) -> str:
        """Return the address of the database."""
        return f"postgres://{NAME}@{quote(str(self._sockets), safe='')}/{NAME}"

    def prepare(self) -> None:
        """Make the data folder if there is none, and end a server that a killed run left behind."""
        for place in (self._data, self._sockets):
            _make_private(place, owner=self._account.owner)
        if not (self._data / "PG_VERSION").exists():
            self._make_cluster()
        elif self.ready():
            self._program("pg_ctl", "stop", "-D", self._data, "-m", "fast", "-w", "-t", "30")

    def start(self) -> processes.Process:
        """Start the server."""
        settings = _SETTINGS | ({} if self.folder.durable else _FAST) | {"unix_socket_directories": str(self._sockets)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        program = self._account.programs / "postgres"
        return processes.start([program, "-D", self._data, *options], log=self.log, **self._account.how)

    def ready(self) -> bool:
        """Tell whether the server answers."""
        with suppress(psycopg.OperationalError):
            self._connect().close()
            return True
        return False

    def finish(self) -> None:
        """Make the database, once the server answers."""
        with self._connect() as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
                connection.execute(sql.SQL("create database {}").format(sql.Identifier(NAME)))

    def start_over(self) -> None:
        """Throw the data away: only for tests, whose data do not survive a power cut."""
        shutil.rmtree(self._data)
        self.prepare()

    @property
    def _account(self) -> Account:
        return account_for(postgres_folder())

    @property
    def _data(self) -> Path:
        return self.folder.path / "pg" if self._account.owner is None else temporary("portal-data", self.folder)

    @property
    def _sockets(self) -> Path:
        return self.folder.sockets if self._account.owner is None else temporary("portal-pg-s", self.folder)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self._sockets), user=NAME, dbname="postgres", connect_timeout=5, autocommit=True
        )

    def _make_cluster(self) -> None:
        for leftover in self._data.iterdir():  # a first initdb that was cut short
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        done = self._program("initdb", "-D", self._data, *_INITDB, "--locale=C", "--no-instructions", "-N")
        if done != 0:
            raise CannotStart(f"PostgreSQL could not make its files in {self._data}. It said:\n{tail(self.log)}")

    def _program(self, name: str, *arguments: str | Path) -> int:
        command = [self._account.programs / name, *arguments]
        with self.log.open("ab") as out:
            return subprocess.run(command, stdout=out, stderr=out, check=False, **self._account.how).returncode  # noqa: S603


def _make_private(place: Path, *, owner: int | None) -> None:
    """Make the folder `place` readable by its owner alone; refuse one that someone else put there."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if place.is_symlink() or place.stat().st_uid not in {os.geteuid(), owner}:
        raise CannotStart(f"{place} belongs to someone else. Delete it, or set TMPDIR to a folder of your own.")
    place.chmod(0o700)
    if owner is not None:
        os.chown(place, owner, -1)
