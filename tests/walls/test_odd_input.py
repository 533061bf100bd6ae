"""Odd input in every place of every address and form: refused or taken, never a 500.

The short form mixes: each request carries several odd values in different places, turned so that every place meets
several. The long form (`make test-deep`) sends each odd value to each place by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, quote_from_bytes, urlencode

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, path

from tests.walls import table
from tests.walls.conftest import browser, undone
from tests.walls.forms import FoundForm, Page, has_html
from tests.walls.world import World

pytestmark = pytest.mark.django_db

ODD: dict[str, bytes] = {
    "nul": b"a\0b",
    "not-utf-8": b"\xff\xfe",
    "lone-surrogate": b"\xed\xa0\x80",
    "nan": b"NaN",
    "infinity": b"-Infinity",
    "too-big": str(2**63).encode(),
    "below-zero": b"-1",
    "digits": "١٢".encode(),
    "empty": b"",
    "deep": b"[" * 200,
    "escaped-nul": b'{"a": "\\u0000"}',
    "markup": b"'\"><script>{{ 7|add:7 }}</script>%s%n",
    "long": b"x" * 100_000,
}
REFUSED_FIRST = ("nul", "not-utf-8", "lone-surrogate")  # one rule refuses them everywhere, before any view
READ = [value for name, value in ODD.items() if name not in REFUSED_FIRST]
IN_PATHS = {name: value for name, value in ODD.items() if name not in ("empty", "long")} | {"long": b"x" * 4_000}
MIXED_PATHS = ("nul", "too-big", "below-zero", "markup", "long")
TURNS = 3
EACH = [pytest.param(False, id="mixed"), pytest.param(True, id="each", marks=pytest.mark.deep)]
QUERIES = ("page", "after", "cornerstone", "district", "next", "change", "chosen", "experience", "errors", "e", "q")
PAGES_WITH_COOKIES = (
    "/", "/dashboard/", "/your-feedback/status/", "/tell-us/parent-carer/sent/", "/tell-us/parent-carer/",
    "/tell-us/young-person/",
)  # fmt: skip
BODIES = (
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "text/xml",
    "x/y; charset=utf-16",
)
COOKIES = ("session", "csrf", "draft", "draft-young", "receipt", "feedback", "messages")
DJANGOS = (
    "Ensure this value",
    "Ensure that there are",
    "This field is required",
    "Enter a valid value",
    "Select a valid choice",
    "Enter a valid email address",
    "Null characters are not allowed",
)
FORM = "application/x-www-form-urlencoded"


def _control(request: HttpRequest) -> HttpResponse:
    """A view as it must not be written: the walker has to find it."""
    return HttpResponse(str(int(request.GET.get("page", "1"))))


urlpatterns: list[URLPattern] = [path("control/", _control)]


def faults(client: Client, requests: Iterable[tuple[str, str, bytes]]) -> list[str]:
    """Send each (method, address, body); return those that were answered by a fault of ours, or in Django's words."""
    found = []
    for method, address, body in requests:
        with undone():
            response = client.generic(method, address, body, content_type=FORM)
        if response.status_code >= 500:
            found.append(f"{response.status_code} {method} {address[:90]} {body[:120]!r}")
        found += [f"{words!r} {method} {address[:90]} {body[:120]!r}" for words in of_django(response)]
    return found


def of_django(response: HttpResponse) -> list[str]:
    """Return which of Django's own words stand on a page: ours say what to do (S3)."""
    page = b"" if response.streaming else response.content
    return [words for words in DJANGOS if words.encode() in page]


def turned(names: Sequence[str], values: Sequence[bytes]) -> Iterator[list[tuple[str, bytes]]]:
    """Every name with an odd value, in a few turns: each name meets another value in each."""
    for turn in range(TURNS):
        yield [(name, values[(place + turn * TURNS) % len(values)]) for place, name in enumerate(names)]


def queries(address: str, names: Sequence[str], *, each: bool = True) -> Iterator[tuple[str, str, bytes]]:
    """Every query parameter odd: all with the same value, or mixed; then repeated and as lists."""
    short = [value for name, value in ODD.items() if name != "long"]
    whole = [[(name, value) for name in names] for value in short]
    for pairs in whole if each else turned(names, [value for value in READ if value in short]):
        yield "GET", f"{address}?" + "&".join(f"{name}={quote_from_bytes(value)}" for name, value in pairs), b""
    yield "GET", f"{address}?" + "&".join(f"{name}=1&{name}=2&{name}[]=3&{name}[a]=4" for name in names), b""


def bodies(form: FoundForm, *, each: bool = True) -> Iterator[bytes]:
    """The form with one field odd after the other; with all of them odd, repeated, and absent."""
    names = [name for name in form.fields if name != "csrfmiddlewaretoken"]
    if each:
        yield from (urlencode(dict.fromkeys(names, value)).encode() for value in ODD.values())
        yield from (urlencode(form.fields | {name: value}).encode() for value in READ for name in names)
    else:
        yield from (urlencode(pairs).encode() for pairs in turned(names, READ))
        # Each with one odd value, in the first field another one than in the next.
        yield from (urlencode(form.fields | {name: READ[at % len(READ)]}).encode() for at, name in enumerate(names))
    yield urlencode([(name, value) for name in names for value in ("1", "2")]).encode()
    yield urlencode({f"{name}[]": "1" for name in names}).encode()
    yield b""


def reader(line: table.Line) -> str:
    """Return somebody who gets in; a visitor where everybody does."""
    return next(who for who in line.status if line.status[who] < 400)


OPEN_LINES = [line for line in table.LINES if min(line.status.values()) < 400]


@pytest.mark.parametrize("each", EACH)
def test_odd_pieces_of_addresses_are_never_a_fault(world: World, each: bool):
    found, values = [], [value for name, value in IN_PATHS.items() if each or name in MIXED_PATHS]
    for line in (line for line in OPEN_LINES if "{" in line.address):
        before, rest = line.address.split("{", 1)
        after = rest.split("}", 1)[1]
        odd = [(line.method, before + quote_from_bytes(value) + after, b"") for value in values]
        found += faults(browser(world, reader(line)), odd)
    assert found == []


@pytest.mark.parametrize("each", EACH)
def test_odd_queries_are_never_a_fault(world: World, each: bool):
    found = []
    for line in (line for line in OPEN_LINES if line.method == "GET"):
        address = line.address.format(**world.names)
        found += faults(browser(world, reader(line)), queries(address, QUERIES, each=each))
    assert found == []


def forms_of_everybody(world: World) -> Iterator[tuple[str, str, FoundForm]]:
    """Every form that anybody meets, once: (who, address, form)."""
    seen = set()
    for line in (line for line in OPEN_LINES if line.method == "GET"):
        who, address = reader(line), line.address.format(**world.names)
        with undone():
            response = browser(world, who).get(address)
        for form in Page(response.content.decode()).forms if has_html(response) else ():
            key = (form.action or address, form.method, tuple(sorted(form.fields)))
            if key not in seen:
                seen.add(key)
                yield who, form.action or address, form


@pytest.mark.parametrize("each", EACH)
def test_odd_fields_of_forms_are_never_a_fault(world: World, each: bool):
    found, places = [], set()
    for who, address, form in list(forms_of_everybody(world)):
        places.add(address)
        if form.method == "post":
            found += faults(browser(world, who), (("POST", address, body) for body in bodies(form, each=each)))
        else:
            found += faults(browser(world, who), queries(address, list(form.fields), each=each))
    assert found == []
    assert len(places) >= 20  # the walker really met the portal's forms


@pytest.mark.parametrize("each", EACH)
def test_odd_fields_where_no_form_was_met_are_never_a_fault(world: World, each: bool):
    """Steps that only a page in the middle of work has a form for."""
    names = ("marks", "seen_version", "mark", "selected", "phrase", "reason", "hints", "sealed", "draft", "slug")
    short = [value for name, value in ODD.items() if name != "long"]
    whole = [dict.fromkeys(names, value) for value in short]
    odd = [urlencode(pairs).encode() for pairs in (whole if each else turned(names, READ))]
    found = []
    for line in (line for line in OPEN_LINES if line.method == "POST"):
        address = line.address.format(**world.names)
        found += faults(browser(world, reader(line)), (("POST", address, body) for body in odd))
    assert found == []


@pytest.mark.parametrize("each", EACH)
def test_odd_answers_to_the_questions_are_never_a_fault(world: World, each: bool):
    steps = ("who-reads-this", "what-went-well", "what-needs-to-change", "names", "cornerstones", "one-child",
             "other-help", "about", "quotes")  # fmt: skip
    fields = ("readers", "valued", "needs_change", "cornerstones", "about_one_child", "district", "phase", "setting",
              "may_quote", "draft", "group_size")  # fmt: skip
    form = FoundForm("", "post", dict.fromkeys(fields, "1") | {"draft": world.draft})
    found = []
    for step in steps:
        address = f"/tell-us/parent-carer/{step}/"
        found += faults(browser(world, "visitor"), (("POST", address, body) for body in bodies(form, each=each)))
    assert found == []


@pytest.mark.parametrize("each", EACH)
def test_odd_answers_of_young_people_are_never_a_fault(world: World, each: bool):
    steps = ("who-is-here", "for-someone-else", "faces", "what-went-well", "what-needs-to-change", "about-you", "check")
    fields = ("telling", "company", "group_size", "feel-communicate", "good", "change", "valued", "needs_change",
              "age_band", "district", "readers", "draft")  # fmt: skip
    form = FoundForm("", "post", dict.fromkeys(fields, "1") | {"draft": world.draft, "telling": "group"})
    found = []
    for step in steps:
        address = f"/tell-us/young-person/{step}/"
        found += faults(browser(world, "visitor"), (("POST", address, body) for body in bodies(form, each=each)))
    assert found == []


@pytest.mark.parametrize("name", COOKIES)
def test_odd_cookies_are_never_a_fault(world: World, name: str):
    found = []
    values = ("", "x", "x" * 8_000, "%00", "gAAAAA" + "A" * 200, "a:b:c", '"', "٣", "\xff", "..", "null", "[[[[")
    for value in values:
        for address in (
            "/",
            "/dashboard/",
            "/your-feedback/status/",
            "/tell-us/parent-carer/sent/",
            "/tell-us/parent-carer/",
        ):
            client = browser(world, "visitor")
            with undone():
                response = client.get(
                    address, headers={"cookie": f"{name}={quote(value) if value != chr(255) else value}"}
                )
            if response.status_code >= 500:
                found.append(f"{address} {value[:40]!r}")
    assert found == []


def test_odd_headers_and_bodies_are_never_a_fault(world: World):
    found = []
    for headers in (
        {"accept-language": "x" * 5_000}, {"if-modified-since": "NaN"}, {"range": "bytes=9-1"}, {"host": "a b"},
        {"x-forwarded-for": "not an address"}, {"x-forwarded-proto": "ftp"}, {"content-length": "-1"},
        {"x-request-id": "a\tb" * 400}, {"referer": "::::"}, {"origin": "null"}, {"expect": "200-maybe"},
    ):  # fmt: skip
        for method in ("get", "post"):
            with undone():
                response = getattr(browser(world, "visitor"), method)("/your-feedback/", headers=headers)
            if response.status_code >= 500:
                found.append((method, headers))
    for kind in (
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "text/xml",
        "x/y; charset=utf-16",
    ):
        for body in (b"", b"[" * 100_000, b'{"a": NaN}', b"--x\r\n", b"\0", b"\xff"):
            with undone():
                response = browser(world, "visitor").generic("POST", "/your-feedback/", body, content_type=kind)
            if response.status_code >= 500:
                found.append((kind, body[:20]))
    assert found == []


@override_settings(ROOT_URLCONF="tests.walls.test_odd_input")
def test_walker_finds_a_view_that_trusts_what_comes(db: None):
    for each in (True, False):
        assert faults(Client(raise_request_exception=False), queries("/control/", ("page",), each=each))
