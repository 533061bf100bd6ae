"""Role × decision × state, tried past Python in raw SQL: PostgreSQL takes what the table knows and refuses all else."""

from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from feedback.enums import BECOMES, COMES_FROM, Readers, Speaker, SubmissionState, Verdict
from feedback.models import Challenge, Conflict, Decision, IdentifiabilityCheck, PublishedVersion, Submission
from lib import clock
from tests.conftest import CAST
from tests.feedback import desk
from tests.feedback.factories import person, raise_concern, received

FORUM, COUNCIL = Readers.FORUM_AND_COUNCIL, Readers.COUNCIL_ONLY
DESK = {FORUM: {"moderator", "second_moderator"}, COUNCIL: {"council_moderator"}}
OFFICERS = {"council_moderator"}
TO_WITHHOLD = (Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD, Verdict.SEND_BACK)
GROUND = (Verdict.RECOMMEND_WITHHOLDING, Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD)
FITS = "does not follow from the state"


def who_may(verdict, state, readers):
    """Return the roles of the cast that may take a decision; written here anew, so that the table is checked."""
    if verdict in TO_WITHHOLD or (verdict == Verdict.LOOK_AGAIN and state == SubmissionState.WITHHELD):
        return OFFICERS
    leads = {"safeguarding_lead"} if verdict in (Verdict.TAKE_DOWN, Verdict.READ_AGAIN) else set()
    return DESK[readers] | leads


@pytest.fixture
def item(db):
    others = {FORUM: person(Role.FORUM_MODERATOR), COUNCIL: person(Role.COUNCIL_MODERATOR, name="Connie Council")}
    decider = person(Role.COUNCIL_MODERATOR, name="Dana Decider")

    def made(state, readers=FORUM, speaker=""):
        return desk.in_state(state, moderator=others[readers], council=decider, readers=readers, speaker=speaker)

    return made


def insert(submission, verdict, by, ground=None):
    """Write a decision past every service."""
    ground = ("individual-service" if verdict in GROUND else "") if ground is None else ground
    values = [submission.pk, verdict, ground, "x", by.pk, clock.now()]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO feedback_decision (submission_id, verdict, ground, note, by_id, at)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            values,
        )


def move(submission, state):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE feedback_submission SET state = %s WHERE id = %s", [state, submission.pk])


def refused(attempt, *args, **kwargs):
    """Return what PostgreSQL says to an attempt, or an empty text where it lets it through; nothing is kept."""
    try:
        with transaction.atomic():
            attempt(*args, **kwargs)
            transaction.set_rollback(True)
    except IntegrityError as error:
        return str(error).splitlines()[0]
    return ""


@pytest.mark.parametrize("state", list(SubmissionState))
@pytest.mark.parametrize("readers", list(Readers))
def test_a_decision_is_taken_from_its_state_by_its_role_alone(readers, state, item, cast):
    submission = item(state, readers)
    taken = {
        (verdict, role)
        for verdict, (role, user) in product(Verdict, cast.items())
        if not refused(insert, submission, verdict, user)
    }
    may = {
        (verdict, role)
        for verdict, role in product(Verdict, CAST)
        if state in COMES_FROM[verdict] and role in who_may(verdict, state, readers)
    }
    assert taken == may


@pytest.mark.parametrize("verdict", list(Verdict))
def test_no_state_is_reached_without_the_decision_that_leads_there(verdict, item, cast):
    for before in COMES_FROM[verdict]:
        young = Speaker.YOUNG_PERSON if before == SubmissionState.SECOND_APPROVAL else ""
        submission = item(before, speaker=young)
        by = cast["council_moderator" if who_may(verdict, before, FORUM) == OFFICERS else "second_moderator"]
        alone = refused(move, submission, BECOMES[verdict])
        insert(submission, verdict, by)
        with_it = refused(move, submission, BECOMES[verdict])
        elsewhere = {
            state: refused(move, submission, state)
            for state in SubmissionState
            if state not in (before, BECOMES[verdict], SubmissionState.WITHDRAWN)
        }
        assert ("no decision stands behind this" in alone, with_it) == (True, "")
        assert [state for state, words in elsewhere.items() if not words] == []


def test_whoever_began_it_never_ends_it(item, moderator, second_moderator, council_moderator):
    young = received(original=desk.STORY, speaker=Speaker.YOUNG_PERSON)
    desk.publish(young, moderator)
    first = received(original=desk.STORY, readers=COUNCIL)
    desk.recommend(first, council_moderator)
    both = received(original=desk.STORY)
    desk.recommend(both, moderator)
    both.refresh_from_db()
    desk.withhold(both, council_moderator)
    other = person(Role.COUNCIL_MODERATOR)
    tries = [(young, Verdict.AGREE, moderator, second_moderator)]
    tries += [(one, Verdict.WITHHOLD, council_moderator, other) for one in (first, both)]
    for submission, verdict, own, another in tries:
        assert "another person has to decide" in refused(insert, submission, verdict, own)
        assert refused(insert, submission, verdict, another) == ""


def test_whoever_began_it_may_take_it_back(moderator, council_moderator):
    recommended = received(original=desk.STORY, readers=COUNCIL)
    desk.recommend(recommended, council_moderator)
    first = received(original=desk.STORY)
    desk.recommend(first, moderator)
    first.refresh_from_db()
    desk.withhold(first, council_moderator)
    assert [refused(insert, one, Verdict.SEND_BACK, council_moderator) for one in (recommended, first)] == ["", ""]


def test_vexatious_never_holds_on_the_word_of_one_officer(item, council_moderator):
    submission = item(SubmissionState.WITHHOLDING_RECOMMENDED)
    insert(submission, Verdict.WITHHOLD, council_moderator, ground="vexatious")
    assert "vexatious needs two officers" in refused(move, submission, "withheld")
    insert(submission, Verdict.WITHHOLD, council_moderator, ground="other-law")
    assert refused(move, submission, "withheld") == ""


def test_two_officers_of_an_earlier_time_do_not_count_again(item, council_moderator, moderator):
    submission = item(SubmissionState.WITHHELD)
    for verdict, by in ((Verdict.LOOK_AGAIN, council_moderator), (Verdict.RECOMMEND_WITHHOLDING, moderator)):
        insert(submission, verdict, by, ground="vexatious" if verdict in GROUND else "")
        move(submission, BECOMES[verdict])
    insert(submission, Verdict.WITHHOLD, council_moderator, ground="vexatious")
    assert "vexatious needs two officers" in refused(move, submission, "withheld")


def edition(submission, decision, taken_out=0):
    words = submission.original_words.get()
    PublishedVersion.objects.create(
        submission=submission, words=words, decision=decision, edition=9, needs_change="x", taken_out=taken_out
    )


@pytest.mark.parametrize(("small", "taken_out", "risky"), [(False, 30, False), (False, 31, True), (True, 0, True)])
def test_what_is_risky_is_never_published_by_one(small, taken_out, risky, item, moderator):
    submission = item(SubmissionState.RECEIVED)
    decision = Decision.objects.create(submission=submission, verdict=Verdict.PUBLISH, by=moderator)
    answers = dict.fromkeys(desk.SAFE.__dataclass_fields__, True) | {"names_small_place": small}
    IdentifiabilityCheck.objects.create(decision=decision, **answers)
    told = refused(edition, submission, decision, taken_out)
    assert ("this edit needs two people" in told) is risky


@pytest.mark.parametrize("state", list(SubmissionState))
def test_nothing_is_decided_while_a_concern_is_open_but_to_take_words_out_of_view(state, item, cast):
    submission = item(state)
    raise_concern(submission)
    taken = {
        verdict
        for verdict, user in product(Verdict, cast.values())
        if state in COMES_FROM[verdict] and not refused(insert, submission, verdict, user)
    }
    assert taken == {verdict for verdict in (Verdict.TAKE_DOWN, Verdict.READ_AGAIN) if state in COMES_FROM[verdict]}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_whoever_declared_a_conflict_decides_nothing(verdict, item, cast):
    for before in COMES_FROM[verdict]:
        submission = item(before)
        by = cast["council_moderator" if who_may(verdict, before, FORUM) == OFFICERS else "second_moderator"]
        assert refused(insert, submission, verdict, by) == ""
        Conflict.objects.create(submission=submission, user=by, kind="family")
        assert "a conflict of interest was declared" in refused(insert, submission, verdict, by)


def test_a_role_that_ended_decides_nothing(item, moderator):
    submission = item(SubmissionState.RECEIVED)
    assert refused(insert, submission, Verdict.PUBLISH, moderator) == ""
    moderator.role_grants.update(ended_at=clock.now())
    assert "not theirs to make" in refused(insert, submission, Verdict.PUBLISH, moderator)


@pytest.mark.parametrize("outcome", ["kept", "changed"])
def test_a_challenge_is_decided_by_another_and_once(outcome, item, moderator, second_moderator):
    submission = received(original=desk.STORY)
    desk.publish(submission, moderator, desk.mark(0, 11))
    asked = Challenge.objects.create(submission=submission, kind="edit", decision=submission.decisions.get())

    def decide(by, state):
        values = [state, by.pk if by else None, clock.now() if by else None, "x", asked.pk]
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE feedback_challenge SET state = %s, decided_by_id = %s, decided_at = %s, note = %s"
                " WHERE id = %s",
                values,
            )

    assert "another person has to look" in refused(decide, moderator, outcome)
    assert "decided_by_somebody_with_a_reason" in refused(decide, None, outcome)
    decide(second_moderator, outcome)
    again = {state: refused_or_error(decide, second_moderator, state) for state in ("open", "kept", "changed")}
    assert [state for state, words in again.items() if not words and state != outcome] == []
    assert Submission.objects.get(pk=submission.pk).state == "published"


def refused_or_error(attempt, *args):
    try:
        return refused(attempt, *args)
    except Exception as error:  # noqa: BLE001  a trigger's own kind of refusal is welcome too
        return str(error)
