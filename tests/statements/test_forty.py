"""Forty submissions of every class and state against one statement: each in or out, for the reason beside it.

The statement covers 1 November 2025 to 31 October 2026; there was an earlier one, of the year before.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from accounts.enums import Role
from accounts.models import User
from feedback.enums import Consent, Helper, Readers, Speaker, StatutoryClass, SubmissionState, Voice, WordsAre
from feedback.models import Decision, HelperEntry, Submission
from statements.models import Edition
from tests.conftest import make_user
from tests.days import noon
from tests.feedback.factories import raise_concern
from tests.reports import factories as made
from tests.statements.factories import FIRST_DAY, LAST_DAY, QUALITY, frozen, published

pytestmark = pytest.mark.django_db
MIDDLE = date(2026, 3, 2)
Fate = Callable[[Submission, User], None]


def publish(one: Submission, by: User) -> None:
    by = made._officer("first") if one.readers == Readers.COUNCIL_ONLY else by
    made.publish(one, by=by, on=one.received_on + timedelta(days=3), needs_change=f"Published {one.submission_key}")


def publish_late(one: Submission, by: User) -> None:
    """Read on the first day after the statement, before the worker froze it."""
    made.publish(one, by=by, on=LAST_DAY + timedelta(days=1))


def wait(one: Submission, by: User) -> None:
    """Nobody has read it."""


def withhold(ground: str) -> Fate:
    return lambda one, by: made.withhold(one, by=by, ground=ground, on=MIDDLE)


def recommend(one: Submission, by: User) -> None:
    verdict = {"submission": one, "ground": "vexatious", "verdict": "recommend-withholding"}
    Decision.objects.create(**verdict, by=by, at=noon(MIDDLE))
    made.set_state(one, SubmissionState.WITHHOLDING_RECOMMENDED)


def second_officer(one: Submission, by: User) -> None:
    recommend(one, by)
    officer = made._officer("first")
    verdict = {"submission": one, "ground": "vexatious", "verdict": "propose-withholding"}
    Decision.objects.create(**verdict, by=officer, at=noon(MIDDLE))
    made.set_state(one, SubmissionState.SECOND_OFFICER)


def set_aside(one: Submission, by: User) -> None:
    Decision.objects.create(submission=one, verdict="set-aside", by=by, at=noon(MIDDLE))
    made.set_state(one, SubmissionState.SET_ASIDE)


def proposed(one: Submission, by: User) -> None:
    made.propose(one, by=by, on=MIDDLE)


def then(first: Fate, second: Fate) -> Fate:
    def both(one: Submission, by: User) -> None:
        first(one, by)
        one.refresh_from_db()
        second(one, by)

    return both


def withdraw(one: Submission, by: User) -> None:
    Submission.objects.filter(pk=one.pk).update(state=SubmissionState.WITHDRAWN, withdrawn_on=MIDDLE)


def take_down(one: Submission, by: User) -> None:
    made.set_state(one, SubmissionState.RECEIVED)


def flag(one: Submission, by: User) -> None:
    raise_concern(one)


def about_me(one: Submission, by: User) -> None:
    from feedback.services.reports_about_me import report_experience
    from lib.codes import new_token

    report_experience(reference=one.reference, key=new_token())


def told_to_a_helper(one: Submission, by: User) -> None:
    HelperEntry.objects.create(
        submission=one,
        helper=Helper.STAFF,
        heard_on=one.received_on,
        words_are=WordsAre.AS_SAID,
        read_back=True,
        consent=Consent.PERSON,
    )


YOUNG = {"speaker": Speaker.YOUNG_PERSON}
C = StatutoryClass
IN, OUT = True, False
# fmt: off
FORTY: tuple[tuple[str, bool, dict[str, Any], Fate], ...] = (
    # What it is about: regulation 56(1)
    ("in: how good the help is, 56(1)(a)", IN, {"statutory_class": C.CONTENT_QUALITY}, publish),
    ("in: what is missing, 56(1)(a)", IN, {"statutory_class": C.CONTENT_GAP}, publish),
    ("in: how easy it is to find, 56(1)(b)", IN, {"statutory_class": C.ACCESSIBILITY}, publish),
    ("in: how families were involved, 56(1)(c)", IN, {"statutory_class": C.DEVELOPMENT}, publish),
    ("in: nobody sorted it, so it is told", IN, {"statutory_class": ""}, publish),
    ("out: about one person's services, 56(4)(b)", OUT, {"statutory_class": C.INDIVIDUAL_SERVICE}, publish),
    ("out: not about the local offer", OUT, {"statutory_class": C.OUTSIDE}, publish),
    # Who told us: regulation 56(2) speaks of young people with needs or a disability, and of parents
    ("in: a parent carer, in their own voice", IN, {}, publish),
    ("in: a parent carer with help", IN, {"voice": Voice.SUPPORTED}, publish),
    ("in: a group of parents", IN, {"voice": Voice.GROUP, "group_size": 6}, publish),
    ("in: a young person", IN, YOUNG, publish),
    ("in: a young person with help", IN, {**YOUNG, "voice": Voice.SUPPORTED}, publish),
    ("in: a group of young people", IN, {**YOUNG, "voice": Voice.GROUP, "group_size": 8}, publish),
    ("in: for a young person, on whose word is recorded", IN, {**YOUNG, "voice": Voice.ON_BEHALF},
     then(told_to_a_helper, publish)),
    ("out: for a young person, on nobody's recorded word", OUT, {**YOUNG, "voice": Voice.ON_BEHALF}, publish),
    ("out: a professional", OUT, {"speaker": Speaker.PROFESSIONAL}, publish),
    ("out: a professional who says on behalf", OUT, {"speaker": Speaker.PROFESSIONAL, "voice": Voice.ON_BEHALF},
     then(told_to_a_helper, publish)),
    ("out: a partner", OUT, {"speaker": Speaker.PARTNER}, publish),
    # How it came, and what the writer chose: none of it changes what the law asks for
    ("in: by phone", IN, {"channel": "phone"}, publish),
    ("in: on paper", IN, {"channel": "paper"}, publish),
    ("in: at an event", IN, {"channel": "event"}, publish),
    ("in: no consent to quote, which is about progress reports", IN, {"may_quote": False}, publish),
    ("in: may be quoted", IN, {"may_quote": True}, publish),
    ("in: only the council team read it as sent, what is published is public", IN,
     {"readers": Readers.COUNCIL_ONLY}, publish),
    ("in: in another language", IN, {"language": "pl"}, publish),
    # What became of it
    ("out: nobody has read it yet, so it comes next year", OUT, {}, wait),
    ("out: a second person has to agree first", OUT, YOUNG, proposed),
    ("out: the council decides whether to publish", OUT, {}, recommend),
    ("out: a second officer decides", OUT, {}, second_officer),
    ("out: vexatious, 56(4)(a), counted", OUT, {}, withhold("vexatious")),
    ("out: one person's services, 56(4)(b), counted", OUT, {}, withhold("individual-service")),
    ("out: another law forbids it, counted", OUT, {}, withhold("other-law")),
    ("out: no person wrote it", OUT, {}, set_aside),
    ("out: taken back before it was read", OUT, {}, withdraw),
    ("out: taken back after it was published", OUT, {}, then(publish, withdraw)),
    ("out: taken down to be read again", OUT, {}, then(publish, take_down)),
    ("out: somebody may not be safe", OUT, {}, then(publish, flag)),
    ("out: somebody says that it is about them", OUT, {}, then(publish, about_me)),
    # When it came
    ("out: the day before, and it stands in the statement before", OUT,
     {"on": FIRST_DAY - timedelta(days=1)}, publish),
    ("out: the day after the last day", OUT, {"on": LAST_DAY + timedelta(days=1)}, publish),
    ("in: on the first day", IN, {"on": FIRST_DAY}, publish),
    ("in: on the last day, read the day after", IN, {"on": LAST_DAY}, publish_late),
)
CARRIED = "in: before the first day, but read after the statement before"
# fmt: on


@pytest.fixture(scope="module")
def statement(django_db_setup, django_db_blocker):
    """The whole list, told in one year, and frozen the day after; made once and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _whole_list()
        transaction.set_rollback(True)


def _whole_list() -> tuple[Edition, dict[str, Submission]]:
    moderator = make_user("Mo Moderator", Role.FORUM_MODERATOR)
    editor = make_user("Eddie Editor", Role.REPORT_EDITOR)
    told = {reason: _told(fields) for reason, _, fields, _ in FORTY if fields.get("on", MIDDLE) < FIRST_DAY}
    for one in told.values():
        made.publish(one, by=moderator, on=one.received_on)
    late = _told({"on": FIRST_DAY - timedelta(days=30)})
    made.publish(_told({"on": FIRST_DAY - timedelta(days=365)}), by=moderator, on=MIDDLE)  # the first feedback
    before = published(by=editor, on=FIRST_DAY)
    assert before.statement.period_end == FIRST_DAY - timedelta(days=1)
    publish_late(late, moderator)
    for reason, _, fields, fate in FORTY:
        if reason not in told:
            told[reason] = _told(fields)
            fate(told[reason], moderator)
    return frozen(by=editor, on=LAST_DAY + timedelta(days=1)), {**told, CARRIED: late}


def _told(fields: dict[str, Any]) -> Submission:
    return made.told(**{"on": MIDDLE, "statutory_class": QUALITY, "stones": (), **fields})


def inside(edition: Edition) -> set[str]:
    return {comment["reference"] for comment in edition.content["comments"]}


@pytest.mark.parametrize("reason", [*(reason for reason, *_ in FORTY), CARRIED])
def test_each_of_forty_is_in_or_out_for_its_reason(statement, reason: str):
    edition, told = statement
    expected = {why: is_in for why, is_in, _, _ in FORTY} | {CARRIED: IN}
    assert (told[reason].reference in inside(edition)) is expected[reason] is reason.startswith("in:")


def test_nothing_else_is_in_it_and_its_days_are_those_of_the_list(statement):
    edition, _ = statement
    assert len(FORTY) >= 40
    assert len(inside(edition)) == sum(is_in for _, is_in, _, _ in FORTY) + 1
    assert (edition.statement.period_start, edition.statement.period_end) == (FIRST_DAY, LAST_DAY)


def test_what_is_not_in_it_is_counted_by_ground_and_no_small_number_is_told(statement):
    content = statement[0].content
    assert {cell["label"]: cell["words"] for cell in content["withheld"]["cells"]} == {
        "Abusive or vexatious": "fewer than 10",
        "Only about the help one person gets": "fewer than 10",
        "Another law forbids it": "fewer than 10",
    }
    assert {cell["label"]: cell["words"] for cell in content["others"]["cells"]} == {
        "Still waiting to be read or decided": "fewer than 10",
        "Taken back by the people who wrote them": "fewer than 10",
    }


def test_what_is_frozen_holds_no_word_of_anybody(statement):
    edition, told = statement
    written = json.dumps(edition.content)
    assert "Published key-" not in written
    assert all(one.original_words.get().needs_change not in written for one in told.values())
