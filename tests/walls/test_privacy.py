"""Canaries stand in every text that somebody may not see: nobody who may not see one ever meets one."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core import mail
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from feedback.models import OriginalWords
from feedback.selectors import public
from outbox.models import Message
from tests.walls import table
from tests.walls.conftest import browser, undone
from tests.walls.forms import Page, has_html
from tests.walls.resolver import opens_for_all
from tests.walls.test_addresses import addresses_of_administration
from tests.walls.world import FATES, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_refusals")]

CANARY = re.compile(r"CANARY[-A-Z]*")
SECRET_TABLES = re.compile(
    r"(?:feedback_(?:receiptcode|draft|equalityanswers)|contact_(?:contactdetails|callback|order)|outbox_message)\b"
)
MOST_PAGES = 700
# What each may read by the wall of the architecture; nobody else reads anything of it.
MAY_SEE: dict[str, set[str]] = {
    # With the notes of their desk's decisions, in an item's history; "claimed" is being read by somebody else.
    "moderator": {"WAITING", "CLAIMED", "ASIDE", "PUBLISH", "PROPOSAL"},
    "second_moderator": {
        "WAITING",
        "PROPOSED",
        "ASIDE",
        "PUBLISH",
        "CHALLENGE",
        "OTHER",
        "PROPOSAL",
    },  # "other" is challenged
    "responder": {"ADDITION", "CORRECTION", "SMALL"},  # what the council itself is writing
    "council_moderator": {"COUNCIL", "RECOMMENDED"},
    "contact_team": {"CONTACT"},
    "helper": {"PUT"},  # half an entry, which they put aside themselves; never what was entered
    "safeguarding_lead": {"UNSAFE", "PICKED", "OPEN", "CLOSED", "CONCERN", "REFERRAL", "ORIGINAL", "WORRY"},
}
NOTHING = [who for who in table.EVERYONE if who not in MAY_SEE]


def addresses(world: World) -> list[str]:
    """Every address of the table, and every page of every submission, whoever may open it."""
    found = [line.address.format(**world.names) for line in table.LINES if line.method == "GET"]
    for fate in (*FATES, "reported"):
        reference = world.names[fate]
        found += [
            f"/moderation/{reference}/", f"/moderation/{reference}/recommend/", f"/moderation/{reference}/take-down/",
            f"/moderation/withholding/{reference}/", f"/safeguarding/raise/{reference}/", f"/experiences/{reference}/",
            f"/responding/new/?experience={reference}", f"/moderation/?after={reference}",
            f"/experiences/?after={reference}",
        ]  # fmt: skip
    found += [f"/safeguarding/{world.names[name]}/" for name in ("concern", "picked_concern", "closed_concern")]
    return list(dict.fromkeys(found))


def shown(response: HttpResponse) -> str:
    """Return all that somebody receives: page, headers, cookies."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    cookies = " ".join(morsel.value for morsel in response.cookies.values())
    return f"{body.decode(errors='replace')}\n{dict(response.headers)}\n{cookies}"


def crawl(client: Client, begin: list[str], *, open_too: bool = True) -> dict[str, str]:
    """Open each address and everything that is linked from there; return what came, by address."""
    seen: dict[str, str] = {}
    waiting = list(begin)
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen or "logout" in address or address == "/leave/":  # both sign out
            continue
        if not open_too and address != "/" and opens_for_all(address):
            continue
        response = client.get(address)
        seen[address] = shown(response)
        links = Page(seen[address]).links if has_html(response) and response.status_code == 200 else []
        links += [response.headers["Location"]] if "Location" in response.headers else []
        waiting += [link for link in map(_inside, links) if link and link not in seen]
    return seen


def _inside(link: str) -> str:
    parts = urlsplit(link)
    if parts.netloc or parts.scheme or not parts.path.startswith("/"):
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def met(pages: dict[str, str]) -> set[str]:
    """Return every canary of some pages."""
    return {found for text in pages.values() for found in CANARY.findall(text)}


def kinds(canaries: set[str]) -> set[str]:
    """Return of which submission or record canaries are: the word behind the first dash."""
    return {canary.split("-")[1] for canary in canaries}


# In the short form a visitor and the administrator walk the open pages; everybody walks all that is not open.
WHOLE = pytest.mark.parametrize("whole", [pytest.param(False, id="short"), pytest.param(True, marks=pytest.mark.deep)])


@WHOLE
@pytest.mark.parametrize("who", NOTHING)
def test_nobody_without_a_right_meets_a_protected_word(world: World, who: str, whole: bool):
    client = browser(world, who)
    begin = addresses(world) + (addresses_of_administration() if who == "administrator" else [])
    with undone():
        pages = crawl(client, begin, open_too=whole or who in ("visitor", "administrator"))
    assert len(pages) >= 80
    assert {address: CANARY.findall(text) for address, text in pages.items() if CANARY.search(text)} == {}


@WHOLE
@pytest.mark.parametrize("who", MAY_SEE)
def test_who_has_a_right_meets_exactly_what_it_covers(world: World, who: str, whole: bool):
    with undone():
        for fate in ("waiting", "council"):  # take one to read, so that there is something to meet
            browser(world, who).post(f"/moderation/{world.names[fate]}/claim/")
        pages = crawl(browser(world, who), addresses(world), open_too=whole)
    assert kinds(met(pages)) == MAY_SEE[who]


def test_writer_meets_only_their_own_words(world: World):
    with undone():
        client = browser(world, "visitor")
        assert client.post("/your-feedback/", {"code": world.code}).status_code == 302
        pages = crawl(client, ["/your-feedback/status/", *addresses(world)])
    assert kinds(met(pages)) == {"GONE"}


def test_planted_leak_is_found(world: World, monkeypatch: pytest.MonkeyPatch):
    reference = world.names["published"]

    def leaky(_reference: str) -> object:
        experience = real(reference)
        words = OriginalWords.objects.get(submission__reference=reference)
        return type(experience)(**{**_fields(experience), "needs_change": words.needs_change})

    real = public.experience
    monkeypatch.setattr(public, "experience", leaky)
    pages = crawl(browser(world, "visitor"), [f"/experiences/{reference}/"])
    assert kinds(met(pages)) == {"PUBLISHED"}


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_messages_to_people_hold_no_words(world: World):
    assert Message.objects.count() > 0
    texts = [f"{m.key} {m.subject} {m.body} {m.stop_href} {m.wish} {m.failure}" for m in Message.objects.all()]
    texts += [f"{m.subject} {m.body}" for m in mail.outbox]
    assert CANARY.findall(" ".join(texts)) == []


def test_reports_hold_no_protected_words(world: World):
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(content::text, ' ') FROM reports_snapshot")
        assert CANARY.findall(cursor.fetchone()[0]) == []


def test_history_holds_no_protected_words(world: World):
    """The history of answers is the council's own text; nothing of a submission's words may be in any history."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.endswith("event") or name == "pghistory_context":
                cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{name}\" t")  # noqa: S608
                assert set(CANARY.findall(cursor.fetchone()[0])) <= {
                    "CANARY-CORRECTION",
                    "CANARY-SMALL-WIN",
                    "CANARY-THEME-TITLE",
                }, name


@pytest.mark.parametrize("who", ["moderator", "council_moderator"])
def test_queries_of_moderation_never_touch_codes_or_drafts(world: World, who: str):
    pages = [line for line in table.LINES if line.address.startswith(("/moderation/", "/dashboard/"))]
    with undone(), CaptureQueriesContext(connection) as queries:
        for line in pages:
            client = browser(world, who)
            client.generic(
                line.method, line.address.format(**world.names), b"", content_type="application/x-www-form-urlencoded"
            )
    assert len(queries) > 100
    assert [query["sql"] for query in queries if SECRET_TABLES.search(query["sql"])] == []


def test_detector_of_queries_finds_a_draft(world: World):
    with CaptureQueriesContext(connection) as queries:
        client = browser(world, "visitor")
        client.cookies["draft"] = world.draft
        client.get("/tell-us/parent-carer/")
    assert [query for query in queries if SECRET_TABLES.search(query["sql"])]


class _BreakEverything:
    """Lets every view do its work and break after it, with somebody's words in the message."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        typed = CANARY.findall(str(request.POST))
        response = view(request, *args, **kwargs)
        raise RuntimeError(f"CANARY-EXCEPTION {typed} {response.status_code}")


@contextmanager
def logged() -> Iterator[list[str]]:
    """Collect every line that the portal's own log would have."""
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    root = logging.getLogger()
    ours = next(handler for handler in root.handlers if type(handler) is logging.StreamHandler)
    collect = Collect(logging.DEBUG)
    collect.setFormatter(ours.formatter)
    before, _ = root.level, root.addHandler(collect)
    root.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        root.removeHandler(collect)
        root.setLevel(before)


TYPED = dict.fromkeys(
    ("valued", "needs_change", "worry", "note", "outcome", "said", "answer", "phrase", "code", "email", "login",
     "password", "text", "marks", "reason", "evidence", "owner", "referral_reference", "name", "number", "good_time",
     "needs", "summary", "summary_to", "summary_email", "summary_address", "address", "language",
     "text_number", "phone_number", "phone_name", "letter_name"), "CANARY-TYPED"
)  # fmt: skip


def test_logs_hold_no_words_when_every_view_breaks(world: World, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.walls.test_privacy._BreakEverything"]
    broken = 0
    with logged() as lines:
        for line in table.LINES:
            who = next((who for who, status in line.status.items() if status < 400), None)
            if who is None:
                continue
            address = line.address.format(**world.names)
            with undone():
                client = browser(world, who)
                response = client.get(address) if line.method == "GET" else client.post(address, TYPED)
            broken += response.status_code == 500
            assert not CANARY.search(response.content.decode()) or response.status_code != 500
    assert broken > 100
    assert len(lines) >= broken
    assert [line for line in lines if CANARY.search(line)] == []


@login_not_required
def _leaky_log(_request: HttpRequest) -> HttpResponse:
    logging.getLogger("portal.test").warning("somebody wrote CANARY-TYPED")
    return HttpResponse("")


urlpatterns = [path("leaky/", _leaky_log)]


@override_settings(ROOT_URLCONF="tests.walls.test_privacy")
def test_detector_of_logs_finds_a_word(db: None):
    with logged() as lines:
        Client().get("/leaky/")
    assert [line for line in lines if CANARY.search(line)]
