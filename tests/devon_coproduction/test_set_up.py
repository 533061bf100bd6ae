"""The set-up, before anything is installed; the installing itself is what every run of these tests began with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devon_coproduction import check, set_up


def test_old_python_is_sent_away_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"We need Python 3\.11 or newer; this is 3\.9\..*make PYTHON=python3\.11 run"):
        set_up.main("run")


def test_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        set_up.main("run")


def test_make_without_python_says_so() -> None:
    words = ["make", "--no-print-directory", "run", "PYTHON=python-that-is-not-here"]
    done = subprocess.run(words, cwd=set_up.ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "There is no python-that-is-not-here here. Install Python 3.11 or newer.\n"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which lock each step would install, into an empty environment."""
    done: list[str] = []
    monkeypatch.setattr(set_up, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(set_up, "step", lambda _sentence, command, **_advice: done.append(Path(command[-1]).name))
    return done


def test_running_after_testing_uninstalls_nothing(installed: list[str]) -> None:
    for purpose in ("run", "run", "test", "run", "test"):
        set_up._install(purpose)
    assert installed == ["run.txt", "test.txt"]


def test_new_lock_keeps_what_tests_need(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_up._install("test")
    monkeypatch.setattr(set_up, "_hash", lambda lock: f"new {lock.name}")
    set_up._install("run")
    assert installed == ["test.txt", "test.txt"]


def test_failed_step_shows_what_was_said_and_what_to_do(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"this failed\.\nno room\n\nMake room\."):
        set_up.step("Trying", ["sh", "-c", "echo no room; exit 1"], advice="Make room.")
    assert capfd.readouterr().out == "  Trying … "


def test_mirror_set_for_pip_is_used_by_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example.org/simple")
    assert set_up._settings()["UV_DEFAULT_INDEX"] == "https://mirror.example.org/simple"
    assert os.environ.get("UV_DEFAULT_INDEX") is None


def test_locks_name_no_registry() -> None:
    assert check.registries_named() == []


def test_lock_that_names_a_registry_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").write_text("--index-url https://registry.example.org\n")
    (tmp_path / "package-lock.json").write_text('"resolved": "somewhere"\n')
    monkeypatch.setattr(check, "ROOT", tmp_path)
    assert check.registries_named() == [
        "requirements/run.txt:1 names a registry: --index-url https://registry.example.org",
        'package-lock.json:1 names a registry: "resolved": "somewhere"',
    ]
