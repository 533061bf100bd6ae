"""A conflict of interest holds everywhere, for ever, and PostgreSQL keeps it too (MO-09)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.enums import Role
from feedback.enums import Readers, SubmissionState, Verdict
from feedback.enums.decisions import COMES_FROM
from feedback.models import Conflict, Decision, ReceiptCode, Submission
from feedback.models.moderation import NEED_A_GROUND
from feedback.permissions import at_desk_of, may_moderate, may_read_words, open_to_flag_by, words_open_to
from feedback.selectors import desk as desk_selector
from feedback.selectors.challenges import to_look_at as asked_to_look
from feedback.selectors.conflicts import nobody_left
from feedback.selectors.reports_about_me import to_look_at
from feedback.selectors.second_approval import to_agree
from feedback.selectors.withholding import to_decide
from feedback.services import moderation
from feedback.services.challenging import challenge
from feedback.services.moderation import claim, declare_conflict
from feedback.services.reports_about_me import report_experience
from lib import codes
from tests.feedback import desk
from tests.feedback.factories import person, raise_concern, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    return received(original=desk.STORY)


@pytest.fixture
def apart(item, moderator):
    """The moderator, who knows somebody in the item."""
    declare_conflict(submission=item, by=moderator, kind="family")
    return moderator


def test_conflict_lets_the_claim_go(item, moderator):
    claim(submission=item, by=moderator)
    made = declare_conflict(submission=item, by=moderator, kind="setting")
    item.refresh_from_db()
    assert (item.claimed_by, item.claimed_until, made.kind) == (None, None, "setting")


def test_conflict_leaves_a_colleagues_claim(item, moderator, second_moderator):
    claim(submission=item, by=second_moderator)
    declare_conflict(submission=item, by=moderator, kind="staff")
    item.refresh_from_db()
    assert item.claimed_by == second_moderator


def test_conflict_is_declared_once(item, apart):
    again = declare_conflict(submission=item, by=apart, kind="other")
    assert (Conflict.objects.get(), again.kind) == (again, "family")


def test_conflict_refuses_an_unknown_kind(item, moderator):
    with pytest.raises(ValueError, match="nonsense"):
        declare_conflict(submission=item, by=moderator, kind="nonsense")
    assert Conflict.objects.count() == 0


@pytest.mark.parametrize("who", ["council_moderator", "responder", "safeguarding_lead", "administrator", "auditor"])
def test_conflict_is_only_about_what_is_ones_own_to_know(who, item, request):
    with pytest.raises(PermissionDenied):
        declare_conflict(submission=item, by=request.getfixturevalue(who), kind="family")


def test_conflict_about_a_flagged_item_is_refused_like_any_step(item, moderator):
    raise_concern(item)
    with pytest.raises(PermissionDenied):
        declare_conflict(submission=item, by=moderator, kind="family")


def test_conflict_closes_every_filter_of_the_desk(item, apart, second_moderator):
    for user, open_to in ((apart, False), (second_moderator, True)):
        assert Submission.objects.filter(at_desk_of(user)).exists() is open_to
        assert Submission.objects.filter(words_open_to(user)).exists() is open_to
        assert may_read_words(user, item) is open_to
        assert may_moderate(user, item) is open_to
        found = desk_selector.queue(user)
        assert (len(found.items), found.total, found.turns.free) == ((1, 1, 1) if open_to else (0, 0, 0))


def test_conflict_still_lets_say_that_someone_is_not_safe(item, apart):
    assert Submission.objects.filter(open_to_flag_by(apart)).get() == item


@pytest.mark.parametrize(
    "decide",
    [
        lambda item, by: claim(submission=item, by=by),
        lambda item, by: desk.publish(item, by),
        lambda item, by: desk.recommend(item, by),
    ],
)
def test_conflict_refuses_every_step(decide, item, apart):
    with pytest.raises(PermissionDenied):
        decide(item, apart)
    assert Decision.objects.count() == 0


def test_conflict_refuses_setting_aside_and_leaves_it_alone(item, apart):
    outcome = desk.set_aside(item, by=apart)
    assert (outcome.done, len(outcome.skipped)) == ((), 1)


def test_conflict_holds_for_the_second_person(moderator, second_moderator):
    submission = desk.proposed(moderator)
    assert len(to_agree(second_moderator)) == 1
    declare_conflict(submission=submission, by=second_moderator, kind="family")
    assert to_agree(second_moderator) == ()
    with pytest.raises(PermissionDenied):
        desk.agree(submission, second_moderator)


def test_conflict_holds_for_whoever_decides_to_withhold(moderator, council_moderator):
    submission = desk.in_state(SubmissionState.WITHHOLDING_RECOMMENDED, moderator=moderator, council=council_moderator)
    assert len(to_decide(council_moderator)) == 1
    declare_conflict(submission=submission, by=council_moderator, kind="staff")
    assert to_decide(council_moderator) == []
    with pytest.raises(PermissionDenied):
        desk.withhold(submission, council_moderator)
    with pytest.raises(PermissionDenied):
        moderation.send_back(
            submission=submission, by=council_moderator, seen_version=submission.version, note="Publish."
        )


def test_conflict_holds_for_whoever_looks_because_the_writer_asked(moderator, council_moderator):
    submission = desk.in_state(SubmissionState.WITHHELD, moderator=moderator, council=council_moderator)
    officer = person(Role.COUNCIL_MODERATOR)
    ReceiptCode.objects.create(submission=submission, code_hash="hash")
    challenge(code_hash="hash", why="It is true.")
    assert (may_read_words(officer, submission), len(asked_to_look(officer))) == (True, 1)
    declare_conflict(submission=submission, by=officer, kind="family")
    assert (may_read_words(officer, submission), asked_to_look(officer)) == (False, ())


def test_conflict_holds_for_reports_about_somebody(item, moderator, second_moderator):
    desk.publish(item, moderator)
    report_experience(reference=item.reference, key=codes.new_token())
    item.refresh_from_db()
    declare_conflict(submission=item, by=second_moderator, kind="family")
    assert (len(to_look_at(moderator)), to_look_at(second_moderator)) == (1, ())


FOR_TWO = (Role.FORUM_MODERATOR, Role.COUNCIL_MODERATOR)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_postgresql_refuses_every_decision_in_conflict(verdict):
    """In the state that the verdict fits: what stops it is the conflict, and nobody else is stopped."""
    submission = desk.in_state(COMES_FROM[verdict][0], moderator=person(*FOR_TWO), council=person(*FOR_TWO))
    apart, free = person(*FOR_TWO), person(*FOR_TWO)
    Conflict.objects.create(submission=submission, user=apart, kind="family")
    row = [submission.pk, verdict, "other-law" if verdict in NEED_A_GROUND else "", "…"]
    sql = """INSERT INTO feedback_decision (submission_id, verdict, ground, note, by_id, at)
             VALUES (%s, %s, %s, %s, %s, now())"""
    refused = pytest.raises(IntegrityError, match="a conflict of interest was declared")
    with connection.cursor() as cursor:
        with refused, transaction.atomic():
            cursor.execute(sql, [*row, apart.pk])
        cursor.execute(sql, [*row, free.pk])
    assert Decision.objects.order_by("pk").last().by == free


def test_conflict_never_changes(item, apart):
    with pytest.raises(DatabaseError), transaction.atomic():
        Conflict.objects.update(kind="other")


def test_nobody_left_counts_by_role_and_names_nothing(item, moderator, second_moderator, council_moderator):
    council_only = received(readers=Readers.COUNCIL_ONLY)
    declare_conflict(submission=item, by=moderator, kind="family")
    assert nobody_left() == ()
    declare_conflict(submission=item, by=second_moderator, kind="family")
    declare_conflict(submission=council_only, by=council_moderator, kind="staff")
    assert nobody_left() == ((Role.COUNCIL_MODERATOR, 1), (Role.FORUM_MODERATOR, 1))
    person(Role.FORUM_MODERATOR)
    assert nobody_left() == ((Role.COUNCIL_MODERATOR, 1),)


def test_nobody_left_does_not_count_whoever_proposed_it(moderator, second_moderator):
    submission = desk.proposed(moderator)
    declare_conflict(submission=submission, by=second_moderator, kind="family")
    assert nobody_left() == ((Role.FORUM_MODERATOR, 1),)


def test_nobody_left_forgets_what_no_longer_waits(item, moderator, council_moderator):
    declare_conflict(submission=item, by=moderator, kind="family")
    assert nobody_left() == ((Role.FORUM_MODERATOR, 1),)
    raise_concern(item)
    assert nobody_left() == ()


def test_nobody_left_counts_what_waits_without_any_conflict(moderator):
    desk.proposed(moderator)
    assert nobody_left() == ((Role.FORUM_MODERATOR, 1),)
    person(Role.FORUM_MODERATOR)
    assert nobody_left() == ()


def test_nobody_left_counts_a_second_officer_who_is_missing(db):
    first, second = person(Role.COUNCIL_MODERATOR), person(Role.COUNCIL_MODERATOR)
    submission = received(readers=Readers.COUNCIL_ONLY)
    desk.recommend(submission, first)
    submission.refresh_from_db()
    desk.withhold(submission, second)
    assert nobody_left() == ((Role.COUNCIL_MODERATOR, 1),)
    person(Role.COUNCIL_MODERATOR)
    assert nobody_left() == ()


def test_nobody_left_counts_a_second_look_that_nobody_can_give(moderator, second_moderator):
    submission = desk.proposed(moderator, desk.mark(0, 11))
    desk.agree(submission, second_moderator)
    ReceiptCode.objects.create(submission=submission, code_hash="hash")
    challenge(code_hash="hash")
    assert nobody_left() == ((Role.FORUM_MODERATOR, 1),)
    third = person(Role.FORUM_MODERATOR)
    assert nobody_left() == ()
    raise_concern(submission)
    Conflict.objects.create(submission=submission, user=third, kind="family")
    assert nobody_left() == ()
