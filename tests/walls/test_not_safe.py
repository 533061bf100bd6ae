"""While a safeguarding concern is open, nothing of the item is anywhere: every address of the resolver is walked.

The item is as public as one can be: published, answered, in a theme, quoted in a published report, true for somebody
else too, and its writer hears back by e-mail. The walk takes each pattern of the resolver, so that a new address is
walked without being named here.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from cornerstones.models import Cornerstone
from feedback.answers import Answers
from feedback.enums import AboutOneChild, RaisedFrom, Readers, Speaker
from feedback.models import InTheme, Response, SafeguardingConcern, SmallWin, Submission, Theme
from feedback.services import safeguarding, sending
from feedback.services.agreeing import agree
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from lib import clock, codes
from outbox.models import Message
from reports.builder import build
from reports.builder.content import content_of
from reports.models import Report, Snapshot
from reports.periods import Period
from tests.conftest import CAST
from tests.feedback import desk, factories
from tests.feedback.answering import corrected
from tests.feedback.factories import answered, draft, published
from tests.reports.factories import publish_report
from tests.walls import table
from tests.walls.conftest import browser, undone
from tests.walls.resolver import is_open, opens_for_all, patterns
from tests.walls.test_addresses import addresses_of_administration, refused
from tests.walls.test_privacy import shown
from tests.walls.world import QUARTER, World, _hear_back, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_refusals")]

WORDS = ("quillwort", "samphire")  # each stands in one text of the item and nowhere else
GAP = re.compile(r"\(\?P<(?P<old>\w+)>[^)]*\)|<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
MOST_OF_ONE = 8  # addresses of one pattern
SIGNS_OUT = ("leave/", "account/logout/", "your-feedback/leave/")
WITHOUT_THE_ROLE = ("visitor", *(who for who in CAST if who != "safeguarding_lead"))
# Words that are looked for in the address itself stand in the page again, in the box for searching.
# One is mistyped: putting it right would tell that the word is there.
SEARCHES = (
    "?q=quillwort",
    "?q=samphyre",
    "?search=quillwort",
    "?words=quillwort",
    "?text=quillwort",
    "?format=csv",
    "?format=json",
)
# A post here is taken for every reference alike, even one that never was: nobody loses what they typed about somebody
# who may not be safe because another reader was quicker, and nobody learns from it what there is.
# Staff likewise: their worry is kept beside the first, and they are told nothing but thank you.
TAKEN_ALL_THE_SAME = ("experiences/<slug:reference>/not-safe/", "safeguarding/raise/<slug:reference>/")


@dataclass(frozen=True)
class Flagged:
    """A world with the item, while somebody's safety is in question."""

    world: World
    item: str
    addresses: tuple[str, ...]
    before: dict[str, HttpResponse]
    concern: SafeguardingConcern

    @property
    def marks(self) -> tuple[str, ...]:
        return (self.item, *WORDS)


@pytest.fixture(scope="module")
def flagged(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Flagged]:
    with django_db_blocker.unblock(), undone():
        world = build_world()
        item, values = _an_item(world)
        addresses = tuple(_every_address(world, values))
        reader = browser(world, "visitor")
        before = {address: reader.get(address) for address in addresses}
        concern = safeguarding.raise_from_public(
            key=codes.new_token(), worry="I know who this is", raised_from=RaisedFrom.READER, submission=item
        )
        yield Flagged(world, item.reference, addresses, before, concern)


def _an_item(world: World) -> tuple[Submission, dict[str, list[str]]]:
    """Return the item, and what fills the gaps of addresses: by the name of a gap, else by its kind."""
    people = world.people
    with clock.set_to(clock.now() - 4 * QUARTER):
        answers = Answers(
            valued=f"The {WORDS[0]} bus comes on time.",
            needs_change=f"The {WORDS[1]} letters come late.",
            readers=Readers.FORUM_AND_COUNCIL,
            speaker=Speaker.PARENT_CARER,
            about_one_child=AboutOneChild.NO,
            may_quote=True,
        )
        receipt = sending.send(answers=answers, token=codes.new_token())
        item = Submission.objects.get(reference=receipt.reference)
        _hear_back(item, way="email", to="family@example.org")
        _publish_whole(item, world)
        day = clock.today()
        agree(reference=item.reference, token=codes.new_token())
        answer = _answer_to_two(item, world)
        half = draft(item, by=people["responder"], said=f"A family told us about {WORDS[1]}.")
        theme = _theme(item, world)
        wins = _wins(item, world)
    first, last = _quarter(day)
    report = Report.objects.create(slug="the-quoting-one", period_start=first, period_end=last)
    assert build(report.pk)
    report.refresh_from_db()
    publish_report(report, by=people["report_editor"])
    references = [text.reference for text in (item, answer, half, *wins)]
    slugs = [report.slug, theme.slug]
    numbers = ["1", str(item.pk), str(answer.pk), str(theme.pk), str(report.pk)]  # 1 first: the earlier edition
    by_name = {"reference": references, "slug": [item.reference, *slugs]}
    return item, {"slug": references + slugs, "str": references, "path": references, "int": numbers, **by_name}


def _answer_to_two(item: Submission, world: World) -> Response:
    """Answer it together with one that is safe: for families, for children, and as it stood before a correction."""
    people, other = world.people, published()
    answer = answered(
        *(item, other),
        by=people["responder"],
        said=f"Two families told us about {WORDS[0]}.",
        child_version=f"Some of you like the {WORDS[0]}. The {WORDS[1]} is late.",
    )
    return corrected(answer, people["responder"], said=f"Families told us that {WORDS[1]} and {WORDS[0]} are late.")


def _quarter(day: date) -> tuple[date, date]:
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(day.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def _publish_whole(item: Submission, world: World) -> None:
    """Publish it without anything taken out."""
    desk.publish(item, world.people["moderator"])
    item.refresh_from_db()


def _theme(item: Submission, world: World) -> Theme:
    by = world.people["report_editor"]
    stone = Cornerstone.objects.order_by("pk")[0]
    said = {"summary": f"Some say {WORDS[0]}.", "dissent": f"Some say {WORDS[1]}."}
    theme = Theme.objects.create(
        slug="on-time", title="Being on time", cornerstone=stone, made_key="walk", made_by=by, **said
    )
    told = factories.published()  # the theme stays public without the item
    InTheme.objects.bulk_create(InTheme(theme=theme, submission=one, by=by) for one in (item, told))
    return theme


def _wins(item: Submission, world: World) -> list[SmallWin]:
    """Two small wins that tell of the item and of another: one published, one begun."""
    by, told = world.people["responder"], factories.published()
    made = []
    for word in WORDS:
        words = SmallWinWords("win", f"The {word} came.", Cornerstone.objects.order_by("pk")[0], [item, told])
        made.append(draft_small_win(by=by, words=words, key=codes.new_token()))
    publish_small_win(win=made[0], by=by, seen_version=1)
    return made


def _every_address(world: World, values: dict[str, list[str]]) -> Iterator[str]:
    """Yield each address of the resolver with its gaps filled, those of the table, and each with a search."""
    found = [f"/{route}" for pattern_route in patterns() for route in _filled(pattern_route, values)]
    found += [line.address.format(**world.names) for line in table.LINES]
    plain = [address for address in found if "?" not in address and address.count("/") <= 3]
    lists = [address + more for address in plain if not _gaps(address) and _is_list(address) for more in SEARCHES]
    yield from dict.fromkeys([*found, *lists])


def _is_list(address: str) -> bool:
    return address.strip("/") + "/" in patterns() and is_open(patterns()[address.strip("/") + "/"])


def _filled(route: str, values: dict[str, list[str]]) -> Iterator[str]:
    if route.startswith(("admin/", "account/")) or route in SIGNS_OUT:
        return
    gaps = [(found["name"] or "", found["kind"] or "str") for found in GAP.finditer(route)]
    fill = [values.get(name) or values.get(kind, values["slug"]) for name, kind in gaps]
    choices = [each[: 2 if len(gaps) > 1 else None] for each in fill]
    for chosen in islice(product(*choices), MOST_OF_ONE):
        rest = iter(chosen)
        yield GAP.sub(lambda _gap: next(rest), route).removesuffix("$")  # noqa: B023


def _gaps(address: str) -> bool:
    return bool(GAP.search(address))


def without_echo(address: str, text: str) -> str:
    """Leave out what the page says again because it was in the address that somebody asked for."""
    for mark in WORDS:
        if f"={mark}" in address:
            text = text.replace(mark, "")
    return text


def met(address: str, response: HttpResponse, marks: tuple[str, ...]) -> list[str]:
    """Return which marks somebody receives; an address that names the item may say that name again."""
    text = without_echo(address, shown(response)).lower()
    said = [mark for mark in marks if mark.lower() in text.replace(address.lower(), "")]
    return said if response.status_code not in (404, 403) else [mark for mark in said if mark != marks[0]]


def test_before_the_concern_the_item_was_public(flagged: Flagged):
    """Positive control: the walk finds what there is to find."""
    found = {address for address, response in flagged.before.items() if met(address, response, flagged.marks)}
    answer = Response.objects.published().get(experiences__reference=flagged.item).reference
    wanted = {"/experiences/", f"/experiences/{flagged.item}/", "/you-said-we-did/", "/reports/the-quoting-one/"}
    wanted |= {"/themes/", "/themes/on-time/", "/you-said-we-did/small-wins/"}
    wanted |= {"/search/?q=quillwort", "/search/?q=samphyre"}
    wanted |= {f"/you-said-we-did/{answer}/", f"/you-said-we-did/{answer}/earlier/1/"}
    assert wanted - found == set()


def test_every_pattern_of_the_resolver_was_walked(flagged: Flagged):
    routes = [route for route in patterns() if not route.startswith(("admin/", "account/")) and route not in SIGNS_OUT]
    walked = set(flagged.addresses)
    values = {"slug": [flagged.item], "str": [flagged.item], "path": [flagged.item], "int": ["1"]}
    missing = [
        route
        for route in routes
        if not any(f"/{one}" in walked for one in _filled(route, values)) and _count_gaps(route) < 2
    ]
    assert missing == []
    assert len(walked) > 150


def _count_gaps(route: str) -> int:
    return len(GAP.findall(route))


@pytest.mark.parametrize("whole", [pytest.param(False, id="short"), pytest.param(True, marks=pytest.mark.deep)])
@pytest.mark.parametrize("who", WITHOUT_THE_ROLE)
def test_nobody_without_the_role_meets_the_item_anywhere(flagged: Flagged, who: str, whole: bool):
    client = browser(flagged.world, who)
    addresses = [
        *_walked_by(who, flagged, whole=whole),
        *(addresses_of_administration() if who == "administrator" else []),
    ]
    leaks, there = {}, []
    with undone():
        for address in addresses:
            if "logout" in address or address == "/leave/":
                continue
            response = client.get(address)
            if found := met(address, response, flagged.marks):
                leaks[address] = found
            if flagged.item in address and "?" not in address and _acts(client.get, address, response):
                there.append(f"{address}: {response.status_code}")
    assert (leaks, there) == ({}, [])


def _walked_by(who: str, flagged: Flagged, *, whole: bool) -> list[str]:
    """Return what somebody walks: a visitor all of it; people who sign in without the searches of open lists.

    In the short form a visitor, a moderator and a responder walk the open pages; everybody walks all that is not open.
    """
    if whole or who in ("visitor", "moderator", "responder"):
        return [one for one in flagged.addresses if who == "visitor" or "?" not in one]
    return [one for one in flagged.addresses if "?" not in one and not opens_for_all(one)]


@pytest.mark.parametrize("who", WITHOUT_THE_ROLE)
def test_every_post_about_the_item_is_refused_too(flagged: Flagged, who: str):
    client, there = browser(flagged.world, who), []
    for route in patterns():
        if "<slug:reference>" not in route or route in TAKEN_ALL_THE_SAME:
            continue
        values = {"slug": [flagged.item], "str": [flagged.item], "path": [flagged.item], "int": ["1"]}
        for address in _filled(route, values):
            with undone():
                response = client.post(f"/{address}")
                if met(f"/{address}", response, flagged.marks) or _acts(client.post, f"/{address}", response):
                    there.append(f"{address}: {response.status_code}")
    assert there == []


def _acts(ask: Callable[[str], HttpResponse], address: str, response: HttpResponse) -> bool:
    """Whether an address that names the item answers as it would not for a reference that never was."""
    if response.status_code in (403, 404, 405) or refused(response):
        return False
    never = re.sub(r"DEV-[0-9A-Z]{4}-[0-9A-Z]{4}", "DEV-2222-2222", address)
    return ask(never).status_code != response.status_code


def test_raising_it_again_is_all_that_staff_can_still_do(flagged: Flagged):
    """The one post that answers staff: another worry about the same item is never thrown away."""
    with undone():
        client = browser(flagged.world, "moderator")
        assert client.get(f"/safeguarding/raise/{flagged.item}/").status_code == 404


def test_taking_a_post_tells_nobody_what_there_is(flagged: Flagged):
    visitor = browser(flagged.world, "visitor")
    with undone():
        answers = [
            visitor.post(f"/experiences/{reference}/not-safe/", {"worry": "x"})
            for reference in (flagged.item, "DEV-2222-2222", flagged.world.names["waiting"])
        ]
    assert {(one.status_code, one.headers["Location"]) for one in answers} == {(302, "/somebody-may-not-be-safe/told/")}


BY_CHANCE = re.compile(r'(?<=value=")[\w-]{32,}|(?<=nonce=")[^"]+')
TOO_LONG = {"worry": "x" * 20_000, "text": "x" * 20_000, "key": "x"}
SILENT = ("waiting", "council", "recommended", "withheld", "unsafe", "picked", "gone", "proposed", "aside")


def said_to(client: Client, address: str, reference: str, **typed: str) -> tuple[int, str]:
    """Return status and page after a post that cannot be kept, without what is drawn by chance or was asked for."""
    response = client.post(address.format(reference), typed or TOO_LONG)
    return response.status_code, BY_CHANCE.sub("", response.content.decode()).replace(reference, "DEV-2222-2222")


def test_post_that_cannot_be_kept_says_the_same_whatever_the_reference(flagged: Flagged):
    address, names = "/experiences/{}/not-safe/", flagged.world.names
    visitor = browser(flagged.world, "visitor")
    with undone():
        pages = {each: said_to(visitor, address, names[each]) for each in SILENT}
        pages["flagged"] = said_to(visitor, address, flagged.item)
        never, public = said_to(visitor, address, "DEV-2222-2222"), said_to(visitor, address, names["published"])
    assert [each for each, page in pages.items() if page != never] == []
    assert public != never  # positive control: what everybody can read is told apart


def test_post_past_the_limit_says_the_same_whatever_the_reference(flagged: Flagged):
    address, names = "/experiences/{}/not-safe/", flagged.world.names
    visitor = browser(flagged.world, "visitor")
    with undone():
        for _press in range(10):
            visitor.post("/somebody-may-not-be-safe/", {"worry": ""})
        asked = (flagged.item, *(names[each] for each in (*SILENT, "published")))
        pages = {each: said_to(visitor, address, each, worry="Bruises") for each in asked}
        never = said_to(visitor, address, "DEV-2222-2222", worry="Bruises")
    assert never[0] == 429
    assert [each for each, page in pages.items() if page != never] == []


def test_no_open_form_tells_what_is_flagged_from_what_never_was(flagged: Flagged):
    visitor = browser(flagged.world, "visitor")
    routes = [route for route in patterns() if "<slug:reference>" in route and is_open(patterns()[route])]
    assert "experiences/<slug:reference>/not-safe/" in routes
    told_apart = []
    for route in routes:
        for address in _filled(route, {"slug": ["{}"], "str": ["{}"], "path": ["{}"], "int": ["1"]}):
            with undone():
                there = said_to(visitor, f"/{address}", flagged.item)
            with undone():
                if there != said_to(visitor, f"/{address}", "DEV-2222-2222"):
                    told_apart.append(address)
    assert told_apart == []


def test_page_fetched_before_is_kept_nowhere_and_is_not_said_to_be_fresh(flagged: Flagged):
    address = f"/experiences/{flagged.item}/"
    before = flagged.before[address]
    headers = before.headers
    assert headers["Cache-Control"] == "no-store, private"
    asked = {"If-None-Match": headers.get("ETag", "*"), "If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"}
    assert browser(flagged.world, "visitor").get(address, headers=asked).status_code == 404
    kept = [
        where
        for where, response in flagged.before.items()
        if met(where, response, flagged.marks) and "no-store" not in response.headers["Cache-Control"]
    ]
    assert kept == []


def test_messages_say_nothing_of_it(flagged: Flagged):
    texts = [f"{one.key} {one.subject} {one.body} {one.to}" for one in Message.objects.all()]
    assert len(texts) > 3
    assert [text for text in texts if any(mark in text for mark in flagged.marks)] == []


def test_next_report_says_nothing_of_it(flagged: Flagged):
    report = Report.objects.get(slug="the-quoting-one")
    assert WORDS[0] in json.dumps(Snapshot.objects.get(report=report).content)  # positive control: it was quoted
    built_now = json.dumps(content_of(Period(report.period_start, report.period_end)))
    assert [mark for mark in flagged.marks if mark in built_now] == []


def test_lead_alone_reads_it(flagged: Flagged):
    with undone():
        page = shown(browser(flagged.world, "safeguarding_lead").get(f"/safeguarding/{flagged.concern.pk}/"))
    assert [mark for mark in flagged.marks if mark not in page] == []


def test_closed_without_reading_again_it_is_as_public_as_before(flagged: Flagged):
    lead = flagged.world.people["safeguarding_lead"]
    with undone():
        safeguarding.pick_up(concern=flagged.concern, by=lead)
        safeguarding.close(concern=flagged.concern, by=lead, outcome="Nothing more to do.")
        client = browser(flagged.world, "visitor")
        marks = flagged.marks
        before = {where for where, response in flagged.before.items() if met(where, response, marks)}
        after = {where for where in before if met(where, client.get(where), marks)}
    assert after == before != set()


def test_answer_to_it_says_nothing_of_what_was_said(flagged: Flagged):
    assert Response.objects.published().filter(experiences__reference=flagged.item).count() == 1
