"""Reads the settings from the environment; a wrong or missing one stops the start with a sentence."""

import re
import sys
from typing import NoReturn
from urllib.parse import unquote, urlsplit

import environ

env = environ.Env()

MAIL_PATIENCE = 20  # seconds for each answer of the mail server; without it a silent one would hold a worker for ever
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NOTIFY_KEY = re.compile(f"-{_UUID}-{_UUID}$")
KINDS = ("production", "trial", "test")


def stop(sentence: str) -> NoReturn:
    """End the process with `sentence`, which says what to do."""
    sys.exit(f"The portal cannot start. {sentence}")


def text(name: str, *, means: str, shortest: int = 1) -> str:
    """Return the variable `name`; stop when it is missing or shorter than `shortest` characters."""
    value = str(env.str(name, default="")).strip()
    if len(value) < shortest:
        how_long = f" of at least {shortest} characters" if shortest > 1 else ""
        stop(f"Set {name} to {means}{how_long}.")
    return value


def kind() -> str:
    """Return which portal this is: production, trial or test."""
    value = env.str("ENVIRONMENT", default="")
    if value not in KINDS:
        stop(f"Set ENVIRONMENT to one of {', '.join(KINDS)} (it is {value!r}). For a trial, type: make run")
    return str(value)


def number(name: str, *, default: int) -> int:
    """Return the whole number in `name`, or `default`."""
    value = env.str(name, default="") or str(default)
    if not value.isdecimal():
        stop(f"Set {name} to a whole number (it is {value!r}).")
    return int(value)


def database() -> dict[str, object]:
    """Return Django's database settings from DATABASE_URL."""
    url = text("DATABASE_URL", means="the address of PostgreSQL, such as postgres://user:password@host/name")
    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        stop("Set DATABASE_URL to an address that begins with postgres://. No other database will do.")
    config = env.db_url_config(url)
    return {
        **config,
        "HOST": unquote(str(config["HOST"])),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"connect_timeout": 5},
    }


def redis(*, database_number: int, broker: bool = False) -> str:
    """Return the address of Redis from REDIS_URL, for one of its numbered databases."""
    url = text("REDIS_URL", means="the address of Redis, such as redis://host:6379 or unix:///path/redis.sock")
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return (
            f"redis+socket://{parts.path}?virtual_host={database_number}"
            if broker
            else f"unix://{parts.path}?db={database_number}"
        )
    if parts.scheme not in ("redis", "rediss"):
        stop("Set REDIS_URL to an address that begins with redis://, rediss:// or unix://.")
    return f"{parts.scheme}://{parts.netloc}/{database_number}"


def mail(*, required: bool) -> dict[str, object]:
    """Return Django's e-mail settings from EMAIL_URL; to the console when it is not `required` and not set."""
    url = env.str("EMAIL_URL", default="")
    if required and not url:
        stop("Set EMAIL_URL to the mail server, such as smtp+tls://user:password@host:587.")
    config: dict[str, object] = {"EMAIL_TIMEOUT": MAIL_PATIENCE, **env.email_url_config(url or "consolemail://")}
    if config.get("EMAIL_FILE_PATH"):
        config["EMAIL_FILE_PATH"] = unquote(urlsplit(url).path)  # the library drops the slash it begins with
    return config


def texts_and_letters(*, production: bool) -> dict[str, str]:
    """Return who carries texts and letters. Where nothing is set, the contact team does it by hand."""
    setup = {
        "folder": str(env.str("MESSAGES_FOLDER", default="")),
        "notify_key": str(env.str("NOTIFY_API_KEY", default="")),
        "notify_url": str(env.str("NOTIFY_URL", default="https://api.notifications.service.gov.uk")),
        "notify_text_template": str(env.str("NOTIFY_TEXT_TEMPLATE", default="")),
        "notify_letter_template": str(env.str("NOTIFY_LETTER_TEMPLATE", default="")),
    }
    if production and setup["folder"]:
        stop("Take MESSAGES_FOLDER away: a folder is for a trial. Texts and letters would reach nobody.")
    if setup["notify_key"] and not NOTIFY_KEY.search(setup["notify_key"]):
        stop("Set NOTIFY_API_KEY to the whole key from GOV.UK Notify: a name and two long numbers, joined by dashes.")
    return setup
