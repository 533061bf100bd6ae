"""`python -m devon_coproduction.run`: set up by `make run`; runs until Ctrl-C."""

import os
import socket
import sys
from pathlib import Path

from devon_coproduction import keys
from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.parts import Command
from devon_coproduction.embedded.refusal import CannotStart
from devon_coproduction.embedded.servers import Servers
from devon_coproduction.embedded.supervisor import Supervisor, ignore_signals, stop_on_signals
from devon_coproduction.run.address import address, wait_for_port
from devon_coproduction.run.announcement import Announcement
from devon_coproduction.run.steps import module, passed_on, say, step

ROOT = Path(__file__).resolve().parents[2]
_WEB = ("gunicorn", "-c", "python:devon_coproduction.web_server", "devon_coproduction.wsgi")
_CELERY = ("celery", "-A", "devon_coproduction")
_WORKER = (*_CELERY, "worker", "--loglevel=WARNING", "--concurrency=2", "--without-gossip", "--without-mingle")


def main() -> int:
    """Run the portal until Ctrl-C; return the exit code."""
    stop_on_signals()
    try:
        _check_purpose()
        host, port = address()
        wait_for_port(host, port)
        return _run(Folder(Path(os.environ.get("RUN_FOLDER") or ROOT / ".run")), host, port)
    except CannotStart as refusal:
        sys.stderr.write(f"\nThe portal cannot start. {refusal}\n")
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 0


def _check_purpose() -> None:
    if os.environ.get("ENVIRONMENT", "trial") != "trial":
        raise CannotStart("`make run` is for a trial. Unset ENVIRONMENT; for a live portal, read docs/deploy.md.")


def _run(folder: Folder, host: str, port: int) -> int:
    with step("Starting PostgreSQL and Redis"):
        servers = Servers(folder).__enter__()
    supervisor = Supervisor(servers.running, say=say)
    try:
        _set_environment(folder, host, port)
        sign_ins = _prepare(folder)
        for command in commands(folder):
            supervisor.add(command)
        return supervisor.watch(also=Announcement(folder, sign_ins))
    finally:
        ignore_signals()
        say("\nStopping. Everything is kept for the next time.")
        supervisor.stop()
        servers.stop()


def _set_environment(folder: Folder, host: str, port: int) -> None:
    keys.into_environment(folder.path / "keys")
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  # nosec B104
    names = sorted({"127.0.0.1", "localhost", "[::1]", shown, socket.gethostname()})
    defaults = {
        "ENVIRONMENT": "trial",
        "SITE_URL": f"http://{f'[{shown}]' if ':' in shown else shown}:{port}",
        "ALLOWED_HOSTS": ",".join(names),
        "EMAIL_URL": f"filemail://{folder.path / 'mail'}",
    }
    os.environ |= defaults | {name: os.environ[name] for name in defaults if os.environ.get(name)}
    os.environ |= {"HOST": f"[{host}]" if ":" in host else host, "PORT": str(port), "REMAP_SIGTERM": "SIGQUIT"}


def _prepare(folder: Folder) -> str:
    """Make the data ready; return the trial sign-ins, or nothing without trial data."""
    (folder.path / "mail").mkdir(exist_ok=True)
    sign_ins = folder.path / "sign-ins"
    passed_on(module("devon_coproduction.run.prepare", str(sign_ins)))
    return sign_ins.read_text()


def commands(folder: Folder) -> list[Command]:
    """Return what runs for as long as the portal does."""
    schedule = str(folder.path / "beat-schedule")
    beat = (*_CELERY, "beat", "--loglevel=WARNING", f"--schedule={schedule}", "--pidfile=")
    parts = {"web": ("The web server", _WEB), "worker": ("The worker", _WORKER), "beat": ("The timetable", beat)}
    return [Command(name, module(*words), log=folder.log(key), restart=True) for key, (name, words) in parts.items()]


if __name__ == "__main__":
    sys.exit(main())
