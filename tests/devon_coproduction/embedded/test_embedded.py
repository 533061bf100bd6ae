"""The embedded servers as a person meets them: real processes, really killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.plugins.beside import wait_until

SHOW = f"{sys.executable} -c \"import os; print(os.environ['DATABASE_URL'], os.environ['REDIS_URL'])\""
ROWS = "import os, psycopg; c = psycopg.connect(os.environ['DATABASE_URL'], autocommit=True); "
KEEP = f"{ROWS}c.execute('create table if not exists kept (n int)'); c.execute('insert into kept values (1)'); "  # noqa: S608
COUNT = f"{ROWS}print(c.execute('select count(*) from kept').fetchone()[0])"  # noqa: S608


def environment(**more: str) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    return own | more


def embedded(folder: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "devon_coproduction.embedded", "--folder", str(folder), "--", *command]
    return subprocess.run(words, env=environment(**more), capture_output=True, text=True, timeout=90, check=False)


def begun(folder: Path, *command: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "devon_coproduction.embedded", "--folder", str(folder), "--", *command]
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_until((folder / "begun").exists, what="the command to begin")
    return process


def python(code: str) -> tuple[str, str, str]:
    return sys.executable, "-c", code


def waiting(folder: Path, *, first: str = "") -> tuple[str, str, str]:
    return python(f"{first}import pathlib, time; pathlib.Path({str(folder / 'begun')!r}).touch(); time.sleep(60)")


def living(folder: Path) -> list[str]:
    return [p.name() for p in psutil.process_iter(["cmdline"]) if str(folder) in " ".join(p.info["cmdline"] or [])]


def test_addresses_are_given_to_the_command(tmp_path: Path) -> None:
    done = embedded(tmp_path, "sh", "-c", SHOW)
    sockets = str(tmp_path / "s")
    assert done.stdout == f"postgres://portal@{sockets.replace('/', '%2F')}/portal unix://{sockets}/redis.sock\n"
    assert living(tmp_path) == []


def test_exit_code_of_the_command_is_ours(tmp_path: Path) -> None:
    assert embedded(tmp_path, "sh", "-c", "exit 3").returncode == 3
    assert embedded(tmp_path, "sh", "-c", "kill -9 $$").returncode == 137


def test_nothing_starts_when_both_addresses_are_given(tmp_path: Path) -> None:
    done = embedded(tmp_path, "sh", "-c", SHOW, DATABASE_URL="postgres://there/db", REDIS_URL="redis://there")
    assert done.stdout == "postgres://there/db redis://there\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lock"]


def test_kill_9_leaves_no_process_and_loses_no_row(tmp_path: Path) -> None:
    run = begun(tmp_path, *waiting(tmp_path, first=KEEP))
    run.kill()
    run.communicate()
    wait_until(lambda: living(tmp_path) == [], seconds=10, what="every process to end")
    assert embedded(tmp_path, *python(COUNT)).stdout == "1\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_everything(tmp_path: Path, number: signal.Signals) -> None:
    run = begun(tmp_path, *waiting(tmp_path))
    run.send_signal(number)
    assert run.communicate(timeout=30) == ("", "")
    assert run.returncode == 0
    assert living(tmp_path) == []


def test_second_run_in_the_same_folder_says_who_is_there(tmp_path: Path) -> None:
    run = begun(tmp_path, *waiting(tmp_path))
    done = embedded(tmp_path, "true")
    run.terminate()
    run.communicate()
    sentence = f"Another run (process {run.pid}) is using {tmp_path}. Stop that one first (Ctrl-C where it runs).\n"
    assert (done.returncode, done.stderr) == (1, sentence)


@pytest.mark.parametrize("name", ["postgres", "valkey-server"])
def test_killed_server_is_started_again(tmp_path: Path, name: str) -> None:
    run = begun(tmp_path, *waiting(tmp_path, first=KEEP))
    [server] = [p for p in psutil.Process(run.pid).children() if p.name() == name]
    server.kill()
    wait_until(lambda: name in [p.name() for p in psutil.Process(run.pid).children() if p.pid != server.pid])
    time.sleep(0.5)
    run.terminate()
    _, said = run.communicate(timeout=30)
    named = {"postgres": "PostgreSQL", "valkey-server": "Redis"}[name]
    assert said == f"{named} stopped (by signal SIGKILL). We start it again.\n"
    assert embedded(tmp_path, *python(COUNT)).stdout == "1\n"


def test_long_path_puts_the_sockets_elsewhere(tmp_path: Path) -> None:
    done = embedded(tmp_path / ("a" * 90), "sh", "-c", SHOW)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path).replace("/", "%2F") not in done.stdout


def test_server_that_stops_at_once_shows_the_end_of_its_log(tmp_path: Path) -> None:
    embedded(tmp_path, "true")
    (tmp_path / "pg" / "PG_VERSION").write_text("9\n")
    done = embedded(tmp_path, "true")
    assert done.returncode == 1
    assert done.stderr.startswith("PostgreSQL stopped and we do not know why. The end of ")
    assert "initialized by PostgreSQL version 9" in done.stderr


def test_no_command_says_how() -> None:
    words = [sys.executable, "-m", "devon_coproduction.embedded"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stderr == "Type: python -m devon_coproduction.embedded [--folder FOLDER] -- COMMAND [-- COMMAND …]\n"
