"""Every address × method × person against the table; no GET changes anything; no POST from elsewhere gets in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.urls import resolve

from tests.conftest import CAST
from tests.walls import table
from tests.walls.conftest import browser, undone
from tests.walls.resolver import is_open, patterns
from tests.walls.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_refusals")]

OPEN = {
    "", "health/", "glossary/", "talk-to-a-person/", "stay-safe/", "who-reads-this/", "get-it-offline/",
    "accessibility/", "privacy/", "privacy/children/", "privacy/young-people/", "cookies/", "help-and-advice/",
    "translate/", "gallery/", "gallery/question/",
    "leave/",
    "tell-us/", "tell-us/paper-form/", "tell-us/<slug:journey>/",
    "tell-us/<slug:journey>/clear/", "tell-us/<slug:journey>/stopped/",
    "tell-us/<slug:journey>/close/", "tell-us/<slug:journey>/saved/",
    "tell-us/<slug:journey>/check/", "tell-us/<slug:journey>/sent/", "tell-us/<slug:journey>/sent/clear/",
    "tell-us/<slug:journey>/<slug:slug>/",
    "your-feedback/", "your-feedback/status/", "your-feedback/leave/", "your-feedback/left/", "your-feedback/change/",
    "your-feedback/take-back/", "your-feedback/answers/<slug:reference>/", "your-feedback/about-you/",
    "your-feedback/about-you/done/", "experiences/<slug:reference>/true-for-me-too/",
    "talk-to-a-person/call-back/", "talk-to-a-person/call-back/asked/", "get-it-offline/order/",
    "get-it-offline/order/asked/",
    "your-feedback/hear-back/", "your-feedback/hear-back/delete/", "hear-back/stop/<slug:word>/",
    "experiences/", "experiences/<slug:reference>/", "you-said-we-did/", "you-said-we-did/<slug:reference>/",
    "experiences/<slug:reference>/about-me/", "you-said-we-did/<slug:reference>/about-me/",
    "themes/", "themes/<slug:slug>/", "themes/<slug:slug>/true-for-me-too/", "themes/<slug:slug>/about-me/",
    "you-said-we-did/small-wins/<slug:reference>/about-me/",
    "this-is-about-me/hidden/", "this-is-about-me/waits/",
    "somebody-may-not-be-safe/", "somebody-may-not-be-safe/told/", "experiences/<slug:reference>/not-safe/",
    "your-feedback/not-safe/", "your-feedback/second-look/", "your-feedback/i-wrote-this/", "search/", "our-promises/",
    "you-said-we-did/small-wins/", "you-said-we-did/feed/", "you-said-we-did/<slug:reference>/earlier/<int:edition>/",
    "cornerstones/", "cornerstones/<slug:slug>/", "what-co-production-means/",
    "what-co-production-means/<slug:slug>/",
    "priorities/", "priorities/<slug:slug>/", "commitments/", "commitments/promises/",
    "commitments/<slug:slug>/", "commitments/actions/<slug:slug>/",
    "priorities/rounds/<slug:slug>/screen/",
    "priorities/rounds/", "priorities/rounds/recount.py", "priorities/rounds/<slug:slug>/",
    "priorities/rounds/<slug:slug>/result.json", "priorities/rounds/<slug:slug>/result.csv",
    "priorities/rounds/<slug:slug>/result.ods",
    "priorities/proposals/", "priorities/proposals/new/", "priorities/proposals/new/<slug:kind>/",
    "priorities/proposals/new/<slug:kind>/check/", "priorities/proposals/new/<slug:kind>/near/",
    "priorities/proposals/new/<slug:kind>/send/", "priorities/proposals/sent/<str:reference>/",
    "priorities/proposals/<str:reference>/", "priorities/proposals/<str:reference>/added/",
    "vote/", "vote/<slug:slug>/", "vote/<slug:slug>/choose/", "vote/<slug:slug>/check/", "vote/<slug:slug>/done/",
    "vote/<slug:slug>/code.svg",
    "reports/<slug:slug>/easy-read/", "reports/<slug:slug>/easy-read/plain/", "reports/<slug:slug>/young-people/",
    "reports/<slug:slug>.pdf", "reports/<slug:slug>.ods", "reports/<slug:slug>.csv", "reports/<slug:slug>.json",
    "reports/<slug:slug>/answers.csv", "reports/<slug:slug>/partners.pdf", "reports/<slug:slug>/easy-read.pdf",
    "reports/<slug:slug>/young-people.pdf", "reports/data-dictionary/", "reports/schema.json",
    "reports/", "reports/<slug:slug>/", "reports/<slug:slug>/partners/", "reports/<slug:slug>/edition-<int:number>/",
    "reports/feed/", "reports/follow/", "reports/follow/sent/", "reports/follow/confirm/<slug:link>/",
    "reports/follow/stop/<slug:link>/",
    "reports/annual-statements/", "reports/annual-statements/<slug:slug>/",
    "reports/annual-statements/<slug:slug>/easy-read/", "reports/annual-statements/<slug:slug>/young-people/",
    "reports/annual-statements/<slug:slug>/statement.csv", "reports/annual-statements/<slug:slug>/statement.json",
    "reports/annual-statements/<slug:slug>/editions/<int:number>/",
    "reports/annual-statements/<slug:slug>/comments/<slug:anchor>/", "who-we-have-not-heard-from/",
    "account/login/", "account/logout/", "account/inactive/", "account/signup/", "account/confirm-email/",
    "account/login/code/", "account/login/code/confirm/", "account/password/reset/", "account/password/reset/done/",
    "account/password/reset/key/done/", "account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "account/2fa/authenticate/", "account/2fa/webauthn/login/",
    "admin/login/",
}  # fmt: skip
IN_ADMINISTRATION = {
    "accounts.PartnerOrganisation", "accounts.Reading", "accounts.User", "authority.District", "authority.Settings",
    "commitments.Commitment",
    "cornerstones.AreaOfWeakness", "cornerstones.Cornerstone", "cornerstones.Event", "cornerstones.OpenQuestion",
    "cornerstones.Statement", "pages.BlockText", "pages.ContactPoint", "pages.GlossaryEntry", "priorities.Priority",
    "priorities.StarRound", "reflection.SelfStatement",
}  # fmt: skip
SIGN_IN = ("/account/login/", "/admin/login/")
# Looking leaves a trace only here: who read protected words, and allauth's own note of a code or challenge it sent.
MAY_WRITE_ON_GET = {
    "/moderation/{claimed}/": {"accounts_reading"},
    "/moderation/second/{proposed}/": {"accounts_reading"},
    "/moderation/withholding/{recommended}/": {"accounts_reading"},
    "/moderation/challenges/{challenge}/": {"accounts_reading"},
    "/priorities/proposals/desk/{waiting_proposal}/": {"accounts_reading"},
    "/safeguarding/{concern}/": {"accounts_reading"},
    "/safeguarding/{concern}/contact/": {"accounts_reading"},
    "/contact/call-backs/{call_back}/": {"accounts_reading"},
    "/contact/orders/{order}/": {"accounts_reading"},
    "/contact/letters/{letter}/": {"accounts_reading"},
    "/contact/letters/{letter}/print/": {"accounts_reading"},
}
WRITING = re.compile(r"^\s*(?:WITH .*?)?(?:INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE | re.DOTALL)


def send(world: World, who: str, method: str, address: str, **more: object) -> HttpResponse:
    path = address.format(**world.names)
    body = {} if method == "GET" else {"data": b"", "content_type": "application/x-www-form-urlencoded"}
    return browser(world, who).generic(method, path, **body, **more)


def refused(response: HttpResponse) -> bool:
    """Whether somebody was turned away: by 403, or to the page for signing in."""
    return response.status_code == 403 or (
        response.status_code == 302 and response.headers["Location"].startswith(SIGN_IN)
    )


@contextmanager
def written() -> Iterator[set[str]]:
    """Collect the tables that anything inside writes to, but for the session of whoever looks."""
    tables: set[str] = set()

    def note(execute, sql, params, many, context):
        found = WRITING.match(sql)
        if found and found[1] != "django_session":
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def test_open_addresses_are_exactly_these():
    assert {route for route, pattern in patterns().items() if is_open(pattern)} == OPEN


def test_every_address_stands_in_the_table(world: World):
    inside = {route for route in patterns() if not route.startswith("admin/")}
    assert {route_of(line, world) for line in table.LINES} == inside


def test_administration_holds_exactly_these_records():
    assert {model._meta.label for model in admin.site._registry} == IN_ADMINISTRATION


def asked_by(who: str) -> list[table.Line]:
    """Return what somebody asks for: what is open to all alike only by a visitor, a volunteer and the administrator."""
    if who in ("visitor", "moderator", "administrator"):
        return list(table.LINES)
    return [line for line in table.LINES if len({line.status.get(one) for one in table.EVERYONE}) > 1]


@pytest.mark.parametrize("who", table.EVERYONE)
def test_everybody_gets_what_the_table_says(world: World, who: str):
    wrong = []
    for line in asked_by(who):
        with undone():
            response = send(world, who, line.method, line.address)
        expected = line.status.get(who)
        if refused(response) if expected is None else response.status_code == expected:
            continue
        wrong.append(f"{line.method} {line.address}: {response.status_code}, not {expected or 'refused'}")
    assert wrong == []


def test_address_takes_only_the_methods_of_the_table(world: World):
    """A view names its methods once, for everybody; so one person who gets in is enough for each address."""
    known = {(line.method, route_of(line, world)) for line in table.LINES}
    insiders = {line.address: next(iter(line.status)) for line in table.LINES}
    wrong = []
    for address, who in insiders.items():
        for method in ("GET", "POST"):
            if (method, route_of_address(address, world)) in known:
                continue
            with undone():
                response = send(world, who, method, address)
            if response.status_code not in (404, 405):
                wrong.append(f"{method} {address}: {response.status_code}")
    assert wrong == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS"])
def test_no_address_takes_another_method(world: World, method: str):
    """One rule refuses them before any view; so one person for each address is enough."""
    addresses = {line.address: next(iter(line.status)) for line in table.LINES}
    addresses |= dict.fromkeys(addresses_of_administration(), "administrator")
    wrong = [one for one, who in addresses.items() if send(world, who, method, one).status_code not in (404, 405)]
    assert wrong == []


def route_of(line: table.Line, world: World) -> str:
    """Return the pattern that a line of the table belongs to."""
    return route_of_address(line.address, world)


def route_of_address(address: str, world: World) -> str:
    return resolve(address.format(**world.names)).route


def addresses_of_administration() -> list[str]:
    return ["/" + re.sub(r"<[^>]*>", "1", route) for route in patterns() if route.startswith("admin/")]


@pytest.mark.parametrize("who", [one for one in table.EVERYONE if one != "administrator"])
def test_administration_opens_for_nobody_else(world: World, who: str):
    client = browser(world, who)
    for address in addresses_of_administration():
        for method in ("get", "post"):
            response = getattr(client, method)(address)
            signing_in = address in ("/admin/login/", "/admin/logout/") and response.status_code in (200, 302, 403)
            assert refused(response) or signing_in or response.status_code == 404, f"{method} {address}"
        if address == "/admin/logout/":
            client = browser(world, who)


def test_administrator_gets_in_and_may_not_touch_the_log_of_readings(world: World):
    client = browser(world, "administrator")
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/accounts/reading/").status_code == 200
    for address in ("/admin/accounts/reading/add/", "/admin/authority/settings/add/"):
        assert client.get(address).status_code == 403


def test_no_get_changes_anything(world: World):
    found = {}
    for line in (line for line in table.LINES if line.method == "GET"):
        for who in table.EVERYONE:
            if line.status.get(who) != 200:
                continue
            with undone(), written() as tables:
                send(world, who, "GET", line.address)
            if tables:
                found.setdefault(line.address, set()).update(tables)
            if len(line.status) == len(table.EVERYONE):
                break  # an open page: one look is enough
    assert found == MAY_WRITE_ON_GET


def test_get_of_administration_opens_and_changes_nothing(world: World):
    client = browser(world, "administrator")
    records = [(model._meta, model._default_manager.first()) for model in admin.site._registry]
    pages = [f"/admin/{meta.app_label}/{meta.model_name}/{one.pk}/change/" for meta, one in records if one]
    assert len(pages) >= 12
    for address in [*pages, *addresses_of_administration()]:
        if "logout" not in address:
            with undone(), written() as tables:
                response = client.get(address)
            assert (tables, response.status_code < 500) == (set(), True), address
    assert {client.get(page).status_code for page in pages} == {200}


def test_detector_of_writes_finds_a_write(world: World):
    with undone(), written() as tables:
        send(world, "moderator", "POST", "/moderation/{waiting}/claim/")
    assert tables == {"feedback_submission"}


# A mail program presses this button without a page of ours; the word in the address is the only key (RFC 8058).
PRESSED_FROM_ELSEWHERE = ("/hear-back/stop/", "/reports/follow/stop/")
POSTS = [
    line
    for line in table.LINES
    if line.method == "POST"
    and set(line.status.values()) != {404}
    and not line.address.startswith(PRESSED_FROM_ELSEWHERE)
]


@pytest.mark.parametrize("foreign", [False, True], ids=["no-token", "foreign-origin"])
def test_no_post_gets_in_without_our_own_page(world: World, foreign: bool):
    wrong = []
    for line in POSTS:
        who = next(iter(line.status))
        client = browser(world, who, enforce_csrf_checks=True)
        client.cookies["csrf"] = token = "a" * 32
        more = {"headers": {"origin": "https://elsewhere.example"}} if foreign else {}
        with undone(), written() as tables:
            response = client.post(
                line.address.format(**world.names), {"csrfmiddlewaretoken": token} if foreign else {}, **more
            )
        if response.status_code != 403 or tables:
            wrong.append(f"{line.address}: {response.status_code} {tables}")
    assert wrong == []


def test_post_with_our_own_token_gets_in(world: World):
    client = browser(world, "moderator", enforce_csrf_checks=True)
    client.cookies["csrf"] = "a" * 32
    with undone():
        path = "/moderation/{waiting}/claim/".format(**world.names)
        assert client.post(path, {"csrfmiddlewaretoken": "a" * 32}).status_code == 302


def test_cast_has_every_role_but_the_partner_lead():
    from accounts.enums import Role

    assert {role for _name, role in CAST.values()} == set(Role) - {Role.PARTNER_LEAD}
