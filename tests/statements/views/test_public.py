"""Annual statements as everybody reads them."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.models import User
from feedback.enums import Outcome, Speaker, SubmissionState
from feedback.models import Submission
from feedback.services.reports_about_me import report_answer
from lib import clock
from lib.codes import new_token
from statements import services
from statements.builder import freeze
from statements.models import Edition
from statements.selectors import pages
from statements.selectors.shown import GONE, YOUNG
from tests.days import noon
from tests.reports.factories import answer, withhold
from tests.statements.factories import AFTER, FIRST_DAY, comment, frozen, published

pytestmark = pytest.mark.django_db
LIST = "/reports/annual-statements/"
ONE = f"{LIST}2025-11-01-to-2026-10-31/"
VERSIONS = (ONE, f"{ONE}easy-read/", f"{ONE}young-people/", f"{ONE}editions/1/")
FILES = (f"{ONE}statement.csv", f"{ONE}statement.json")


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


@pytest.fixture
def year(moderator: User, responder: User, report_editor: User) -> dict[str, Submission]:
    """A published statement: one answered with a promise, one that waits, one of a young person, one withheld."""
    told = {
        "answered": comment(by=moderator, on=FIRST_DAY, needs_change="Letters come late."),
        "waits": comment(by=moderator, on=date(2026, 8, 20), needs_change="Nobody rings back."),
        "young": comment(
            by=moderator, on=date(2026, 4, 4), speaker=Speaker.YOUNG_PERSON, needs_change="The bus is loud."
        ),
    }
    answer(
        told["answered"],
        by=responder,
        on=date(2026, 2, 2),
        outcome=Outcome.WILL,
        answer="We will send letters in time.",
        due_on=date(2026, 12, 1),
    )
    withhold(_waiting(), by=moderator, ground="vexatious", on=date(2026, 5, 5))
    published(by=report_editor)
    return told


def _waiting() -> Submission:
    from tests.reports.factories import told

    return told(on=date(2026, 5, 1), statutory_class="content-quality")


def test_the_list_is_open_and_shows_when_the_next_is_due(client: Client, year: dict[str, Submission]):
    with clock.set_to(noon(AFTER)):
        html = text(client, LIST)
    assert "1 November 2025 to 31 October 2026" in html
    assert "Edition 1, published on 1 November 2026." in html
    assert "The next statement is due by Monday 1 November 2027." in html
    assert "is late" not in html


def test_the_list_says_loudly_that_it_is_late(client: Client, moderator: User):
    comment(by=moderator, on=FIRST_DAY)
    with clock.set_to(noon(AFTER)):
        assert "is late" not in text(client, LIST)
    with clock.set_to(noon(AFTER + timedelta(days=1))):
        html = text(client, LIST)
    assert "This year’s statement is late. It was due on Sunday 1 November 2026." in html
    assert "There is no annual statement yet." in html


def test_each_comment_has_its_state_its_answer_and_the_action_that_is_planned(
    client: Client, year: dict[str, Submission]
):
    html = text(client, ONE)
    assert html.count('id="comment-') == 3
    assert "Letters come late." in html
    assert "The council: We will do this." in html
    assert "We will send letters in time." in html
    assert "Tuesday 1 December 2026" in html
    assert "Not answered yet. It had waited between one and three months by the last day of this statement." in html
    assert "3 comments stand in this statement." in html
    assert "The council has answered 1 of them." in html
    assert "Abusive or vexatious" in html
    assert "fewer than 10" in html


@pytest.mark.parametrize("path", [*VERSIONS, *FILES])
def test_no_version_links_a_comment_to_a_person(client: Client, year: dict[str, Submission], path: str):
    found = text(client, path)
    assert [one.reference for one in year.values() if one.reference in found] == []
    assert "Parent carer" not in found
    assert "As sent" not in found


@pytest.mark.parametrize("path", [*VERSIONS, *FILES])
def test_a_young_persons_words_are_not_repeated(client: Client, year: dict[str, Submission], path: str):
    found = text(client, path)
    assert "The bus is loud." not in found
    if path in (ONE, *FILES):
        assert YOUNG in found


@pytest.mark.parametrize("path", [ONE, *FILES])
def test_words_taken_back_are_gone_and_stay_counted(client: Client, year: dict[str, Submission], path: str):
    Submission.objects.filter(pk=year["answered"].pk).update(
        state=SubmissionState.WITHDRAWN, withdrawn_on=date(2026, 11, 3)
    )
    found = text(client, path)
    assert "Letters come late." not in found
    assert GONE in found
    assert "We will send letters in time." in found
    assert path != ONE or found.count('id="comment-') == 3


def test_an_answer_that_is_about_somebody_is_not_shown(client: Client, year: dict[str, Submission]):
    report_answer(reference=year["answered"].responses.get().reference, key=new_token())
    html = text(client, ONE)
    assert "We will send letters in time." not in html
    assert "The answer is being read again" in html


def test_files_say_what_the_page_says(client: Client, year: dict[str, Submission]):
    rows = list(csv.DictReader(io.StringIO(text(client, FILES[0]).lstrip("\ufeff"))))
    data = json.loads(text(client, FILES[1]))
    html = text(client, ONE)
    assert {row["Comment"] for row in rows} == {each["comment"] for each in data["comments"]}
    assert all(f'id="comment-{row["Comment"]}"' in html for row in rows)
    assert [row["By when"] for row in rows if row["By when"]] == ["Tuesday 1 December 2026"]
    assert data["not_published"][0] == {"ground": "Abusive or vexatious", "people": "fewer than 10"}


def test_a_draft_is_for_report_editors_alone(
    client: Client, signed_in: Callable[[User], Client], moderator: User, report_editor: User
):
    comment(by=moderator, on=FIRST_DAY)
    frozen(by=report_editor)
    assert {client.get(path).status_code for path in (*VERSIONS, *FILES)} == {404}
    assert signed_in(moderator).get(ONE).status_code == 404
    for path in VERSIONS:
        assert "This statement is not published yet." in text(signed_in(report_editor), path) or path == VERSIONS[3]


def test_a_correction_says_what_changed_and_the_old_edition_stays(
    client: Client, year: dict[str, Submission], report_editor: User
):
    edition = services.correct(
        statement=Edition.objects.get().statement, by=report_editor, why="An answer was missing."
    )
    freeze(edition.pk)
    assert "An answer was missing." not in text(client, ONE)
    edition.refresh_from_db()
    services.say_it_is_right(edition=edition, by=report_editor, seen=edition.digest)
    services.publish(edition=edition, by=report_editor, seen=edition.digest)
    assert "What changed in this edition:</strong> An answer was missing." in text(client, ONE)
    assert "This edition was corrected." in text(client, f"{ONE}editions/1/")
    assert text(client, LIST).count("Edition 2") == 1


@pytest.mark.parametrize("many", [1, 3])
def test_a_page_asks_the_database_as_often_for_one_comment_as_for_three(
    client: Client, moderator: User, responder: User, report_editor: User, django_assert_num_queries, many: int
):
    for number in range(many):
        answer(comment(by=moderator, on=FIRST_DAY + timedelta(days=number)), by=responder, on=date(2026, 2, 2))
    published(by=report_editor)
    text(client, ONE)
    with django_assert_num_queries(5):
        assert text(client, ONE).count('id="comment-') == many


@pytest.mark.parametrize("path", [f"{LIST}nothing/", f"{ONE}editions/9/", f"{ONE}editions/{2**63}/", f"{LIST}2020/"])
def test_what_is_not_there_is_not_found(client: Client, year: dict[str, Submission], path: str):
    assert client.get(path).status_code == 404


def test_a_year_without_comments_says_so(client: Client, report_editor: User):
    from tests.reports.factories import told

    told(on=FIRST_DAY, speaker=Speaker.PROFESSIONAL)
    published(by=report_editor)
    html = text(client, ONE)
    assert "There are no comments in this statement." in html
    assert "Nobody sent a comment of this kind" in html


def test_a_long_statement_stands_on_several_pages_and_each_comment_keeps_its_address(
    client: Client, year: dict[str, Submission], monkeypatch: pytest.MonkeyPatch
) -> None:
    anchors = [each["anchor"] for each in Edition.objects.get().content["comments"]]
    monkeypatch.setattr(pages, "COMMENTS_ON_A_PAGE", 2)
    first, second = text(client, ONE), text(client, f"{ONE}?page=2")
    assert [f'id="comment-{each}"' in first for each in anchors] == [True, True, False]
    assert [f'id="comment-{each}"' in second for each in anchors] == [False, False, True]
    assert "3 comments stand in this statement." in first
    assert "In one minute" not in second
    assert "What is not here" not in first
    assert "What is not here" in second
    assert "Page 2 of 2" in second
    for number, anchor in enumerate(anchors):
        address = f"{ONE}comments/{anchor}/"
        assert address in text(client, f"{ONE}?page={number // 2 + 1}")
        assert client.get(address)["Location"] == f"{ONE}?page={number // 2 + 1}#comment-{anchor}"
    whole = text(client, f"{ONE}?all=1")
    assert all(f'id="comment-{each}"' in whole for each in anchors)
    assert len(json.loads(text(client, FILES[1]))["comments"]) == len(anchors)


@pytest.mark.parametrize("odd", ["0", "-1", "99999999999999999999", "x", ""])
def test_an_odd_page_is_one_that_there_is(client: Client, year: dict[str, Submission], odd: str) -> None:
    response = client.get(ONE, {"page": odd})
    assert response.status_code == 200
    assert "Comment 1</a>" in response.content.decode()


def test_a_comment_that_there_is_not_is_not_found(client: Client, year: dict[str, Submission]) -> None:
    assert client.get(f"{ONE}comments/nothing/").status_code == 404
    assert client.get(f"{LIST}nothing/comments/nothing/").status_code == 404
