"""The headers of every answer, of whatever status; and that no page fetches anything from anybody else."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from devon_coproduction.check import PRODUCTION
from lib.limits import Limit
from tests.plugins import beside
from tests.walls import table
from tests.walls.conftest import browser, undone
from tests.walls.forms import Page, has_html
from tests.walls.test_odd_input import OPEN_LINES, reader
from tests.walls.world import World

pytestmark = pytest.mark.django_db

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


OURS = ("/", "#", "data:image/")  # the picture of an authenticator's secret asks nobody


def _ours(src: str) -> bool:
    return src.startswith(OURS) and not src.startswith("//")


def missing(response: HttpResponse) -> list[str]:
    """Return what the headers of an answer lack."""
    found = [name for name, value in ALWAYS.items() if response.headers.get(name) != value]
    policy = dict(
        part.strip().split(" ", 1)
        for part in response.headers.get("Content-Security-Policy", "").split(";")
        if part.strip()
    )
    if policy != CSP:
        found.append(f"Content-Security-Policy {policy}")
    if "camera=()" not in response.headers.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    return found


def _broken(*_args: object, **_more: object) -> None:
    raise RuntimeError("broken on purpose")


def _away(*_args: object, **_more: object) -> None:
    raise OperationalError("away on purpose")


ANSWERS: dict[int, Callable[[World], HttpResponse]] = {
    200: lambda world: browser(world, "visitor").get("/"),
    302: lambda world: browser(world, "visitor").get("/moderation/"),
    301: lambda world: browser(world, "visitor").get("/moderation"),
    400: lambda world: browser(world, "visitor").get("/?a=%00"),
    403: lambda world: browser(world, "partner").get("/moderation/"),
    404: lambda world: browser(world, "visitor").get("/nothing/at/all/"),
    405: lambda world: browser(world, "visitor").post("/"),
    413: lambda world: browser(world, "visitor").post("/your-feedback/", {"code": "x" * 2_600_000}),
    414: lambda world: browser(world, "visitor").get("/" + "x" * 11_000),
}


@pytest.mark.parametrize("status", ANSWERS)
def test_headers_are_whole_whatever_the_status(world: World, status: int):
    with undone():
        response = ANSWERS[status](world)
    assert (response.status_code, missing(response)) == (status, [])
    assert (
        response.headers["Cache-Control"] == "no-store, private"
        or status == 301
        or "no-store" in response.headers["Cache-Control"]
    )


@pytest.mark.parametrize(("status", "fault"), [(500, _broken), (503, _away)])
def test_headers_are_whole_when_something_breaks(
    world: World, monkeypatch: pytest.MonkeyPatch, status: int, fault: Callable
):
    monkeypatch.setattr("pages.views.home.front_page", fault)
    response = browser(world, "visitor").get("/")
    assert (response.status_code, missing(response)) == (status, [])
    assert "no-store" in response.headers["Cache-Control"]


def test_headers_are_whole_when_there_were_too_many_wrong_codes(world: World, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("feedback.views.your_feedback.WRONG_CODES", Limit("no-tries", tries=0, seconds=60))
    response = browser(world, "visitor").post("/your-feedback/", {"code": "x"})
    assert (response.status_code, missing(response)) == (429, [])


def test_headers_are_whole_when_a_form_has_no_token(world: World):
    response = browser(world, "visitor", enforce_csrf_checks=True).post("/your-feedback/", {"code": "x"})
    assert (response.status_code, missing(response)) == (403, [])


def test_form_without_token_gives_back_no_password(world: World):
    fields = {
        "oldpassword": "CANARY-OLD",
        "password1": "CANARY-NEW",
        "password": "CANARY-PASSWORD",
        "code": "CANARY-CODE",
    }
    response = browser(world, "visitor", enforce_csrf_checks=True).post(
        "/account/login/", {**fields, "valued": "typed words"}
    )
    assert b"typed words" in response.content
    assert b"CANARY" not in response.content


def test_static_files_have_the_headers_too(world: World):
    response = browser(world, "visitor").get("/static/admin/css/base.css")
    assert b"".join(response.streaming_content)  # read to its end: close() would close the connection of the world too
    assert (response.status_code, missing(response)) == (200, [])
    assert "no-store" not in response.headers["Cache-Control"]


def test_every_page_has_the_headers_and_fetches_nothing_from_others(world: World):
    wrong = []
    for line in (line for line in OPEN_LINES if line.method == "GET"):
        with undone():
            response = browser(world, reader(line)).get(line.address.format(**world.names))
        wrong += [f"{line.address}: {response.status_code}"] if response.status_code >= 400 else []
        wrong += [f"{line.address}: {lack}" for lack in missing(response)]
        if "no-store" not in response.headers["Cache-Control"] and len(line.status) < len(table.EVERYONE):
            wrong.append(f"{line.address}: may be kept")
        page = Page(response.content.decode()) if has_html(response) else Page("")
        wrong += [f"{line.address}: fetches {src}" for src in page.fetched if not _ours(src)]
    assert wrong == []


def test_administration_works_under_our_policy(world: World):
    response = browser(world, "administrator").get("/admin/accounts/user/")
    assert missing(response) == []
    assert all(src.startswith("/static/") for src in Page(response.content.decode()).fetched)


IN_PRODUCTION = """
import json, sys
import django
from django.conf import settings
# Files are not collected in tests.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
from django.db import transaction
from django.test import Client
from accounts.models import User
SECURE = {"secure": True, "headers": {"host": "coproduction.example.org", "x-forwarded-proto": "https"}}
said = {}
def note(name, response):
    said[name] = {"status": response.status_code, "headers": dict(response.headers),
        "cookies": {key: {k: v for k, v in morsel.items() if v} for key, morsel in response.cookies.items()}}
client = Client(raise_request_exception=False)
note("plain http", Client().get("/", headers={"host": "coproduction.example.org"}))
foreign = {"host": "elsewhere.example", "x-forwarded-proto": "https"}
note("foreign host", Client(raise_request_exception=False).get("/", secure=True, headers=foreign))
with transaction.atomic():
    note("form", client.get("/your-feedback/", **SECURE))
    note("draft", client.post("/tell-us/parent-carer/who-reads-this/", {"readers": "forum"}, **SECURE))
    note("gallery", client.get("/gallery/", **SECURE))
    note("not found", client.get("/nothing/", **SECURE))
    user = User.objects.create_user("somebody@example.org", "a-long-enough-secret", name="Some Body")
    from allauth.account.models import EmailAddress
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    note("sign in", client.post("/account/login/", {"login": user.email, "password": "a-long-enough-secret"}, **SECURE))
    transaction.set_rollback(True)
sys.stdout.write(json.dumps(said))
"""


@pytest.fixture(scope="module")
def live(world: World) -> dict:
    """What the portal answers under production settings."""
    ours = beside.environment()
    there = {**PRODUCTION, "REDIS_URL": ours["REDIS_URL"], "DATABASE_URL": ours["DATABASE_URL"], "CACHE_PREFIX": "live"}
    there |= {"DJANGO_SETTINGS_MODULE": "devon_coproduction.settings"}
    done = subprocess.run(
        [sys.executable, "-c", IN_PRODUCTION], env={**ours, **there}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_production_speaks_only_https_for_a_year(live: dict):
    assert live["plain http"]["status"] == 301
    assert live["plain http"]["headers"]["Location"] == "https://coproduction.example.org/"
    for name in ("form", "draft", "sign in", "not found"):
        assert live[name]["headers"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_production_cookies_are_of_this_host_alone(live: dict):
    cookies = live["form"]["cookies"] | live["draft"]["cookies"] | live["sign in"]["cookies"]
    assert set(cookies) == {"__Host-csrf", "__Host-draft", "__Host-session"}
    for name, cookie in cookies.items():
        assert (cookie.get("secure"), cookie.get("httponly"), cookie["samesite"]) == (True, True, "Lax"), name
        assert cookie["path"] == "/"
        assert "domain" not in cookie


def test_production_has_no_gallery_and_answers_to_its_own_name_only(live: dict):
    assert live["gallery"]["status"] == 404
    assert live["foreign host"]["status"] == 400
