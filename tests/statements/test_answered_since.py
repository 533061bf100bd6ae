"""A comment that was answered after its statement stands in the next one with its answer (regulation 56(1) and (2))."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from feedback.enums import SubmissionState
from feedback.models import Submission
from feedback.services.reports_about_me import report_answer
from lib.codes import new_token
from statements.models import Edition
from tests.reports.factories import answer, publish, set_state
from tests.statements.factories import FIRST_DAY, comment, frozen, published

pytestmark = pytest.mark.django_db
NEXT_YEAR, YEAR_AFTER = date(2027, 11, 2), date(2028, 11, 2)
LIST = "/reports/annual-statements/"


@pytest.fixture
def first(moderator: User, report_editor: User) -> dict[str, Submission]:
    """The first statement: one comment with an answer, two without."""
    told = {name: comment(by=moderator, on=FIRST_DAY, needs_change=name) for name in ("early", "late", "never")}
    answer(told["early"], by=moderator, on=date(2026, 1, 5))
    published(by=report_editor)
    return told


def since(edition: Edition) -> list[str]:
    return [each["reference"] for each in edition.content["answered_since"]]


def page(client: Client, edition: Edition) -> str:
    return client.get(f"{LIST}{edition.statement.slug}/").content.decode()


def test_what_was_answered_since_stands_in_the_next_once(
    first: dict[str, Submission], client: Client, moderator: User, report_editor: User
) -> None:
    answer(first["late"], by=moderator, on=date(2027, 1, 5), answer="We hired two people.")
    second = published(by=report_editor, on=NEXT_YEAR)
    assert since(second) == [first["late"].reference]
    assert second.content["comments"] == []
    html = page(client, second)
    assert "Answered since the last statement" in html
    assert "1 comment of an earlier statement has an answer now." in html
    assert "We hired two people." in html
    anchor = second.content["answered_since"][0]["anchor"]
    assert client.get(f"{LIST}{second.statement.slug}/comments/{anchor}/").status_code == 302
    told = client.get(f"{LIST}{second.statement.slug}/statement.json").json()
    assert [each["comment"] for each in told["answered_since_an_earlier_statement"]] == [anchor]
    rows = b"".join(client.get(f"{LIST}{second.statement.slug}/statement.csv").streaming_content).decode().splitlines()
    assert rows[-1].startswith(anchor)
    assert rows[-1].endswith(",Yes")
    answer(first["late"], by=moderator, on=date(2028, 1, 5))
    assert since(frozen(by=report_editor, on=YEAR_AFTER)) == []


def test_what_may_not_be_told_any_more_is_not_told_as_answered(
    first: dict[str, Submission], client: Client, moderator: User, report_editor: User
) -> None:
    for name in ("late", "never"):
        answer(first[name], by=moderator, on=date(2027, 1, 5), answer=f"About {name}.")
    set_state(first["never"], SubmissionState.WITHDRAWN)
    second = published(by=report_editor, on=NEXT_YEAR)
    assert since(second) == [first["late"].reference]
    report_answer(reference=second.content["answered_since"][0]["answers"][0], key=new_token())
    assert "About late." not in page(client, second)
    assert "has an answer now" not in page(client, second)


def test_a_correction_of_the_earlier_one_takes_nothing_from_the_later(
    first: dict[str, Submission], moderator: User, report_editor: User
) -> None:
    assert since(Edition.objects.get()) == []


def test_words_that_were_edited_after_the_statement_say_so(
    first: dict[str, Submission], client: Client, moderator: User
) -> None:
    edition = Edition.objects.get()
    assert "We edited these words again" not in page(client, edition)
    set_state(first["late"], SubmissionState.RECEIVED)
    publish(first["late"], by=moderator, on=date(2026, 12, 4), needs_change="With more taken out.")
    html = page(client, edition)
    assert "With more taken out." in html
    assert html.count("We edited these words again after this statement was put together.") == 1
