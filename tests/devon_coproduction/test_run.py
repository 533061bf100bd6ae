"""`make run` before it starts anything: addresses, ports, keys, refusals."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from devon_coproduction import keys
from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.refusal import CannotStart
from devon_coproduction.run import address
from devon_coproduction.run.__main__ import commands


def test_address_is_this_machine_alone_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)
    assert address.address() == ("127.0.0.1", 8000)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CannotStart, match=f"PORT is '{port}'. Give a number from 1 to 65535"):
        address.address()


def test_port_in_use_is_refused_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "PORT_PATIENCE", 0.0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"Choose another: make run PORT={port + 1}"):
            address.wait_for_port("127.0.0.1", port)


def test_keys_are_made_once_and_for_their_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "keys"
    kept = []
    for _ in range(2):
        for name in keys.NAMES:
            monkeypatch.delenv(name)
        keys.into_environment(place)
        kept.append([os.environ[name] for name in keys.NAMES])
    assert kept[0] == kept[1]
    assert min(map(len, kept[0])) >= 50
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_keys_that_are_given_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    keys.into_environment(tmp_path / "keys")
    assert os.environ["SECRET_KEY"] == "given"


def test_web_worker_and_timetable_come_back_when_killed(tmp_path: Path) -> None:
    assert [(part.name, part.restart) for part in commands(Folder(tmp_path))] == [
        ("The web server", True),
        ("The worker", True),
        ("The timetable", True),
    ]


def test_live_portal_is_not_started_this_way() -> None:
    words = [sys.executable, "-m", "devon_coproduction.run"]
    environment = {**os.environ, "ENVIRONMENT": "production"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    sentence = "`make run` is for a trial. Unset ENVIRONMENT; for a live portal, read docs/deploy.md."
    assert (done.returncode, done.stderr) == (1, f"\nThe portal cannot start. {sentence}\n")
