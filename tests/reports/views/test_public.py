"""Reports as everybody reads them: who may, what stands on them, and that no number gives a person away."""

import re
from collections.abc import Callable
from datetime import date

import html5lib
import pytest
from django.test import Client

from accounts.models import User
from feedback.enums import Outcome, SubmissionState
from feedback.models import Response, SafeguardingConcern, Submission
from feedback.services.reports_about_me import report_answer, report_experience
from lib.codes import new_token
from lib.disclosure import SMALLEST_COUNTABLE, Cell
from reports import builder
from reports.models import Report, Snapshot
from reports.periods import Period
from tests.page_inspector import words
from tests.pages.test_reading_age import MainText, faults
from tests.reports.factories import PERIOD, a_summer, answer, publish, publish_report, set_state, told

pytestmark = pytest.mark.django_db
SHORT, FULL = f"/reports/{PERIOD.slug}/", f"/reports/{PERIOD.slug}/partners/"
EASY, PLAIN, YOUNG = f"{SHORT}easy-read/", f"{SHORT}easy-read/plain/", f"{SHORT}young-people/"
EVERY = (SHORT, FULL, EASY, PLAIN, YOUNG)

_COUNTS = re.compile(
    r"(?:about|fewer than|together:) (?:about )?(\d[\d,]*)(?!\d*%)"
    r"|(\d[\d,]*) (?:people|persons|parent carers|young people|families|experiences|children)",
    re.IGNORECASE,
)


def odd_counts(html: str) -> list[int]:
    """Return every count of people on a page that the engine would not publish: in sentences, tables and charts."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    main = next(root.iter("main"))
    cells = [words(cell) for cell in main.iter("td")] + [words(text) for text in main.iter() if _is_value(text)]
    said = [number for match in _COUNTS.findall(words(main)) for number in match if number]
    numbers = [int(number.replace(",", "")) for number in [*said, *re.findall(r"\d[\d,]*", " ".join(cells))]]
    return [number for number in numbers if (number % 5 or number == 5) and number != SMALLEST_COUNTABLE]


def _is_value(element: object) -> bool:
    kind = getattr(element, "get", lambda _name: None)("class") or ""
    return kind.startswith(("chart__value", "chart__hidden"))


@pytest.fixture
def published(waiting: Report, moderator: User, report_editor: User) -> Report:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    return waiting


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", EVERY)
def test_report_is_open_to_everybody(client: Client, published: Report, path: str) -> None:
    html = page(client, path)
    assert "Edition 1, figures frozen on 5 October 2026, first published on 5 October 2026" in html
    assert "From Wednesday 1 July 2026 to Wednesday 30 September 2026" in html


@pytest.mark.parametrize(("path", "other"), [(SHORT, FULL), (FULL, SHORT)])
def test_versions_link_to_each_other(client: Client, published: Report, path: str, other: str) -> None:
    assert f'href="{other}"' in page(client, path)


@pytest.mark.parametrize("path", EVERY)
def test_report_that_is_not_published_is_for_editors_alone(
    client: Client, signed_in: Callable[[User], Client], waiting: Report, cast: dict[str, User], path: str
) -> None:
    assert client.get(path).status_code == 404
    assert signed_in(cast["report_editor"]).get(path).status_code == 404  # nothing to read before it is built
    builder.build(waiting.pk)
    found = {name: signed_in(user).get(path).status_code for name, user in cast.items()}
    assert found == {name: 200 if name == "report_editor" else 404 for name in cast}
    assert client.get(path).status_code == 404
    assert "This report is not published yet" in page(signed_in(cast["report_editor"]), path)


@pytest.mark.parametrize("path", ["/reports/2020-01/", "/reports/2020-01/partners/", "/reports/nonsense/"])
def test_unknown_report_is_not_found(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/reports/", SHORT, FULL])
def test_reports_are_only_read(client: Client, published: Report, path: str) -> None:
    assert client.post(path).status_code == 405


def test_short_report_says_what_was_found_in_order(client: Client, published: Report) -> None:
    html = page(client, SHORT)
    headings = re.findall(r'<h2 class="govuk-heading-l" id="([\w-]+)">', html)
    assert headings == [
        "in-one-minute",
        "since-last-time",
        "what-we-heard",
        "what-changed",
        "what-did-not",
        "what-is-promised",
        "doing",
        "what-came-of-it",
        "how-fast",
        "not-heard",
        "priorities",
        "their-notes",
        "take-it-with-you",
    ]
    assert "About 25 people told us something. Groups that are too small to show are left out." in html
    assert "The council gave 1 answer: 1 about something it will do." in html
    assert "Many people spoke about Communicate" in html
    assert "<svg" in html
    assert "3 or more stars (exact number not published)" in html


def test_full_report_holds_every_table(client: Client, published: Report) -> None:
    html = page(client, FULL)
    titles = re.findall(r'figure__title" id="[^"]+">([^<]+)</p>', html)
    assert titles == [
        "Many people spoke about Communicate",
        "Who told us",
        "Part of Devon",
        "Age and stage",
        "Where they learn",
        "How they told us",
        "Did the answers make a difference?",
        "Did young people have a real say? Welcome and care",
        "Did young people have a real say? Value and include",
        "Did young people have a real say? Communicate",
        "Did young people have a real say? Work in partnership",
        "How it feels to young people: Welcome and care",
        "How it feels to young people: Value and include",
        "How it feels to young people: Communicate",
        "How it feels to young people: Work in partnership",
        "“This is true for me too”",
        "Read in time",
        "Answered in time",
        "Not published",
    ]
    assert "Change number 2" in html  # of a priority that is not on the focus list


@pytest.mark.parametrize("path", EVERY)
def test_no_number_gives_a_person_away(client: Client, published: Report, path: str) -> None:
    html = page(client, path)
    assert odd_counts(html) == []
    assert "about 25" in html.lower()


@pytest.mark.parametrize("path", [SHORT, FULL])
def test_the_search_for_numbers_finds_true_counts(
    client: Client, waiting: Report, moderator: User, report_editor: User, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """The control: where the engine lets true counts out, the same search must find them."""
    monkeypatch.setattr("lib.disclosure.figures.is_publishable", lambda _number: True)
    monkeypatch.setattr(
        "lib.disclosure.engine._cell", lambda label, count, **_rule: Cell(label, count, f"about {count}")
    )
    a_summer(by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    assert {27, 24, 3} & set(odd_counts(page(client, path)))


@pytest.mark.parametrize(
    "planted",
    ["<p>7 people wrote.</p>", "<p>Fewer than 8.</p>", "<table><tr><td>3</td></tr></table>", "<p>About 12</p>"],
)
def test_the_search_for_numbers_finds_a_planted_one(planted: str) -> None:
    assert len(odd_counts(f"<main>{planted}</main>")) == 1


@pytest.mark.parametrize("path", [SHORT, FULL])
def test_only_words_that_may_be_quoted_stand_in_it(client: Client, published: Report, path: str) -> None:
    html = page(client, path)
    assert html.count('<blockquote class="quote">') == 1  # the young person's is not
    assert "not to be quoted" not in html
    assert "As sent" not in html


@pytest.mark.parametrize("path", [SHORT, FULL])
@pytest.mark.parametrize(
    "change", ["withdrawn", "taken down", "unsafe", "no longer to be quoted", "edited since", "about me"]
)
def test_words_that_are_not_public_now_are_gone_from_the_page(
    client: Client, published: Report, moderator: User, path: str, change: str
) -> None:
    one = Submission.objects.get(published_versions__isnull=False, speaker="parent-carer", may_quote=True)
    its_words = f"Words of {one.reference}."
    before = Snapshot.objects.get()
    assert its_words in page(client, path)
    if change == "withdrawn":
        set_state(one, SubmissionState.WITHDRAWN)
    elif change == "taken down":
        set_state(one, SubmissionState.RECEIVED)
    elif change == "unsafe":
        SafeguardingConcern.objects.create(submission=one)
    elif change == "about me":
        report_experience(reference=one.reference, key=new_token())
    elif change == "no longer to be quoted":
        Submission.objects.filter(pk=one.pk).update(may_quote=False)
    else:
        set_state(one, SubmissionState.RECEIVED)
        publish(one, by=moderator, on=date(2026, 10, 4), needs_change="With more taken out.")
    html = page(client, path)
    assert its_words not in html
    still_public = change in ("no longer to be quoted", "edited since")
    assert ("are not shown at the moment" in html) is not still_public
    assert (f"/experiences/{one.reference}/" in html) is (still_public and path == FULL)
    after = Snapshot.objects.get()
    assert (after.digest, builder.digest_of(after.content)) == (before.digest, before.digest)


@pytest.mark.parametrize("path", [SHORT, FULL])
def test_an_answer_that_somebody_says_is_about_them_is_gone_from_the_page(
    client: Client, published: Report, path: str
) -> None:
    response = Response.objects.get()
    assert response.answer in page(client, path)
    report_answer(reference=response.reference, key=new_token())
    html = page(client, path)
    assert response.answer not in html
    assert "Some answers of this time are not shown at the moment." in html


def test_later_changes_leave_the_page_as_it_was(client: Client, published: Report, moderator: User) -> None:
    before = page(client, SHORT)
    made = publish(told(may_quote=True), by=moderator).submission
    answer(made, by=moderator, outcome=Outcome.DID, evidence="Minutes", answer="A canary sang")
    for _ in range(30):
        told()
    assert page(client, SHORT) == before


@pytest.mark.parametrize(("path", "oldest"), [(SHORT, 11), (EASY, 9), (PLAIN, 9), (YOUNG, 9)])
def test_versions_read_easily(client: Client, published: Report, path: str, oldest: int) -> None:
    text = MainText(page(client, path)).text
    assert faults(text, oldest) == []


def test_the_plain_version_has_the_same_words_without_pictures(client: Client, published: Report) -> None:
    easy, plain = page(client, EASY), page(client, PLAIN)
    said = [
        re.findall(r'<p class="govuk-body">([^<]+)</p>', html.split('<div class="easy">')[1]) for html in (easy, plain)
    ]
    assert said[0] == said[1]
    assert len(said[0]) > 8
    assert "drawing--young" in easy
    assert "drawing--young" not in plain


def test_young_people_read_answers_that_were_written_for_them(
    client: Client, waiting: Report, moderator: User, report_editor: User
) -> None:
    made = a_summer(by=moderator)
    answer(made[0], by=moderator, child_version="You can have a quiet room now.")
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    assert "You can have a quiet room now." in page(client, YOUNG)
    set_state(made[0], SubmissionState.WITHDRAWN)
    assert "You can have a quiet room now." not in page(client, YOUNG)


def test_a_no_is_as_easy_to_find_as_a_yes(
    client: Client, waiting: Report, moderator: User, report_editor: User
) -> None:
    made = a_summer(by=moderator)
    for outcome in (Outcome.CANNOT, Outcome.DISAGREE):
        answer(made[0], by=moderator, outcome=outcome, reason=f"Because {outcome}", due_on=None)
    answer(made[0], by=moderator, outcome=Outcome.DID, evidence="Board minutes", due_on=None)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    html = page(client, SHORT)
    assert '<a class="govuk-link" href="#what-did-not">What did not change, and why</a>' in html
    assert html.count('<article class="card report-answer"') == 4
    for said in ("Because cannot", "Because disagree", "Board minutes"):
        assert said in html


def test_an_empty_period_is_said_kindly(client: Client, waiting: Report, report_editor: User) -> None:
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    for path in (SHORT, FULL):
        html = page(client, path)
        assert "Too few people told us something for us to show how many." in html
        assert "The council published no answers in this time." in html
        assert odd_counts(html) == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("path", [SHORT, FULL])
def test_report_asks_the_database_the_same_however_long_it_is(
    client: Client,
    waiting: Report,
    moderator: User,
    report_editor: User,
    django_assert_num_queries,
    number: int,
    path: str,
) -> None:
    for _ in range(number):
        one = publish(told(may_quote=True), by=moderator).submission
        answer(one, by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    client.get(path)
    # the report and its corrections, what is public now (three times), notes, files, words and contacts of every page
    with django_assert_num_queries(9):
        client.get(path)


@pytest.mark.parametrize("number", [1, 3])
def test_archive_lists_published_reports_newest_first(
    client: Client, october: None, report_editor: User, django_assert_num_queries, number: int
) -> None:
    for month in range(1, number + 1):
        period = Period(date(2026, month, 1), date(2026, month, 28))
        report = Report.objects.create(slug=period.slug, period_start=period.start, period_end=period.end)
        builder.build(report.pk)
        publish_report(report, by=report_editor)
    Report.objects.create(slug="2026-09", period_start=date(2026, 9, 1), period_end=date(2026, 9, 30))
    with django_assert_num_queries(4):  # the reports, their corrections, the words and contacts of every page
        html = page(client, "/reports/")
    assert re.findall(r'href="/reports/([\d-]+)/"', html) == [f"2026-0{month}" for month in range(number, 0, -1)]


def test_archive_without_reports_says_so(client: Client, db: None) -> None:
    assert "There is no report yet." in page(client, "/reports/")
