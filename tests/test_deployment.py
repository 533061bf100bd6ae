"""The files that deploy the portal say what is true: commands exist, settings are the real ones, nothing is open."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from celery.bin.celery import celery as celery_cli
from gunicorn.app.wsgiapp import WSGIApplication

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
NGINX = (ROOT / "deploy/nginx.conf").read_text()
OURS = ("web", "worker", "beat", "migrate")


def test_every_part_of_the_portal_is_there() -> None:
    assert set(SERVICES) == {"nginx", "web", "worker", "beat", "migrate", "postgres", "redis"}


@pytest.mark.parametrize("service", ["web", "worker", "beat", "migrate"])
def test_command_can_be_run(service: str) -> None:
    command = SERVICES[service]["command"]
    module = command[2] if command[:2] == ["python", "-m"] else command[0]
    assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("service", ["web", "worker"])
def test_health_check_can_be_run(service: str) -> None:
    _, program, flag, module, about = SERVICES[service]["healthcheck"]["test"]
    assert (program, flag, about) == ("python", "-m", service)
    assert importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_celery_understands_every_option(service: str) -> None:
    _, _, application, name, *options = SERVICES[service]["command"]
    assert importlib.util.find_spec(f"{application}.celery") is not None
    known = {option for parameter in celery_cli.commands[name].params for option in parameter.opts}
    assert {option.split("=")[0] for option in options} - known == set()


def test_gunicorn_loads_its_settings_and_the_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", SERVICES["web"]["command"])
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104
    application = WSGIApplication()
    assert application.cfg.worker_class_str == "gthread"
    assert application.cfg.address == [("0.0.0.0", 8000)]  # noqa: S104
    assert application.cfg.accesslog is None
    assert callable(application.wsgi())


def test_secrets_come_from_outside_and_say_what_to_do() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    asked = re.findall(r"\$\{(\w+):\?(Set \1 to [^}]+)\}", text)
    assert {name for name, _ in asked} >= {
        "SECRET_KEY",
        "CODES_KEY",
        "OWNER_PASSWORD",
        "RUNNER_PASSWORD",
        "POSTGRES_PASSWORD",
    }
    assert re.findall(r"(?:PASSWORD|SECRET_KEY|CODES_KEY): (?!\$\{)\S+", text) == []


def test_only_migrations_work_as_the_owner_of_the_tables() -> None:
    users = {name: SERVICES[name]["environment"]["DATABASE_URL"].split(":")[1] for name in OURS}
    assert users == {
        "web": "//portal_runner",
        "worker": "//portal_runner",
        "beat": "//portal_runner",
        "migrate": "//portal_owner",
    }


def test_only_nginx_is_reachable_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]


def test_everything_that_stays_up_comes_back_and_is_watched() -> None:
    assert {
        name: service["restart"] for name, service in SERVICES.items() if service["restart"] != "unless-stopped"
    } == {"migrate": "no"}
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == {"beat", "migrate"}


def test_redis_keeps_the_queue_and_refuses_rather_than_forgets() -> None:
    command = " ".join(SERVICES["redis"]["command"])
    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_settings_given_are_settings_read() -> None:
    read = set(
        re.findall(r'"([A-Z_]{4,})"', "".join(path.read_text() for path in (ROOT / "devon_coproduction").glob("*.py")))
    )
    assert set(SERVICES["web"]["environment"]) - read == set()


def test_nginx_refuses_what_django_would_refuse() -> None:
    limit = re.search(r"client_max_body_size (\d+)k;", NGINX)
    assert limit is not None
    assert int(limit[1]) * 1000 == 2_500_000
    assert "access_log off;" in NGINX
    assert NGINX.count("{") == NGINX.count("}")
    assert "X-Forwarded-For $remote_addr;" in NGINX


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed here (apt-get install nginx-light)")
def test_nginx_accepts_its_settings(tmp_path: Path) -> None:
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "2"]
    files = ["-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run([*words, *files], check=True, capture_output=True)
    settings = NGINX.replace("/etc/nginx/certificates", str(tmp_path)).replace(
        "server web:8000", "server 127.0.0.1:8000"
    )
    (tmp_path / "nginx.conf").write_text(settings.replace("/var/run/nginx.pid", str(tmp_path / "pid")))
    done = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_image_is_made_of_files_that_exist() -> None:
    lines = re.findall(r"^COPY (?!--from)(.+)$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    sources = {word for line in lines for word in line.split()[:-1]}
    assert [source for source in sorted(sources) if not (ROOT / source).exists()] == []
    assert "USER portal" in (ROOT / "Dockerfile").read_text()
