"""Role × step × state of the desk's other decisions, through the services and past them in raw SQL.

What is decided about what people told us has its own tables: tests/feedback/services/moderation/test_decisions.py and
test_table_in_sql.py. Here: safeguarding, a writer's challenge, “this is about me”, answers, small wins.
"""

from functools import partial
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from feedback.enums import Readers
from feedback.models import ConcernNote, Conflict, ReportAboutMe, SafeguardingConcern
from feedback.permissions import may_look_at
from feedback.services import moderation, safeguarding
from feedback.services.challenging import challenge
from feedback.services.moderation import DecidedAlready, SamePerson
from feedback.services.reports_about_me import (
    LookedAtAlready,
    put_it_back,
    report_answer,
    report_experience,
    report_theme,
    take_it_down,
)
from feedback.services.responding import ChangedMeanwhile, publish_response
from feedback.services.small_wins import publish_small_win, take_back_small_win
from lib import clock
from lib.codes import new_token
from lib.states import WrongState
from tests.conftest import CAST
from tests.feedback import desk, factories
from tests.feedback.factories import person
from tests.feedback.services.test_challenging import MORE, with_code
from tests.feedback.services.test_small_wins import drafted

pytestmark = pytest.mark.django_db
REFUSALS = (PermissionDenied, WrongState, SamePerson, DecidedAlready, LookedAtAlready, ChangedMeanwhile)
FORUM, COUNCIL = Readers.FORUM_AND_COUNCIL, Readers.COUNCIL_ONLY


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def goes(attempt):
    """Whether an attempt is let through; nothing of it is kept."""
    try:
        with transaction.atomic():
            attempt()
            transaction.set_rollback(True)
    except (*REFUSALS, DatabaseError):
        return False
    return True


def taken(steps, cast):
    """Return who can take which step, as (step, role); `steps` are functions of a person."""
    return {
        (name, role) for (name, step), (role, by) in product(steps.items(), cast.items()) if goes(partial(step, by))
    }


# --- Somebody may not be safe

CONCERN_STEPS = {"open": ("pick_up",), "picked-up": ("hand_over", "close"), "closed": ()}


def a_concern(state, lead):
    concern = safeguarding.raise_concern(submission=factories.received(), by=person(Role.FORUM_MODERATOR))
    if state != "open":
        safeguarding.pick_up(concern=concern, by=lead)
    if state == "closed":
        safeguarding.close(concern=concern, by=lead, outcome="Passed on.")
    return concern


def through_services(concern, to):
    return {
        "pick_up": lambda by: safeguarding.pick_up(concern=concern, by=by),
        "hand_over": lambda by: safeguarding.hand_over(concern=concern, by=by, to=to),
        "close": lambda by: safeguarding.close(concern=concern, by=by, outcome="Passed on."),
    }


def in_sql(concern):
    now, table = clock.now(), "UPDATE feedback_safeguardingconcern SET"
    pick_up = f"{table} state = 'picked-up', picked_up_by_id = %s, picked_up_at = %s WHERE id = %s"
    hand_over = f"{table} state = 'open', handed_to_id = %s, last_step_at = %s WHERE id = %s"
    close = (
        f"{table} state = 'closed', closed_by_id = %s, closed_at = %s, outcome = 'x', outcome_kind = 'advice'"
        " WHERE id = %s"
    )
    statements = {"pick_up": pick_up, "hand_over": hand_over, "close": close}
    return {
        name: (lambda by, statement=statement: sql(statement, by.pk, now, concern.pk))
        for name, statement in statements.items()
    }


@pytest.mark.parametrize("state", CONCERN_STEPS)
def test_concern_is_handled_by_leads_alone_step_by_step(state, cast):
    other = person(Role.SAFEGUARDING_LEAD)
    concern = a_concern(state, other)
    may = {(step, "safeguarding_lead") for step in CONCERN_STEPS[state]}
    assert taken(through_services(concern, other), cast) == may
    assert taken(in_sql(concern), cast) == may


def test_concern_in_sql_begins_open_and_changes_hands_only_by_a_step(safeguarding_lead, moderator):
    concern = a_concern("picked-up", safeguarding_lead)
    other = person(Role.SAFEGUARDING_LEAD)
    silent = "UPDATE feedback_safeguardingconcern SET picked_up_by_id = %s WHERE id = %s"
    assert goes(lambda: sql(silent, other.pk, concern.pk)) is False
    closed = {"state": "closed", "outcome": "x", "outcome_kind": "advice", "picked_up_by": other, "closed_by": other}
    assert goes(lambda: SafeguardingConcern.objects.create(**closed)) is False
    assert goes(SafeguardingConcern.objects.create) is True


def test_note_on_a_concern_in_sql_is_a_leads(cast):
    concern = a_concern("picked-up", person(Role.SAFEGUARDING_LEAD))
    note = {"note": lambda by: ConcernNote.objects.create(concern=concern, note_key=new_token(), text="x", by=by)}
    assert taken(note, cast) == {("note", "safeguarding_lead")}


# --- A writer asks a second person to look


def a_challenge(kind, readers):
    item = with_code(factories.received(original=desk.STORY + MORE, readers=readers))
    first = person(Role.FORUM_MODERATOR if readers == FORUM else Role.COUNCIL_MODERATOR)
    if kind == "edit":
        desk.publish(item, first, desk.mark(0, 11))
    else:
        desk.recommend(item, first, ground="individual-service")
        item.refresh_from_db()
        desk.withhold(item, person(Role.COUNCIL_MODERATOR), ground="individual-service")
    return challenge(code_hash=f"hash-{item.pk}", why="")


@pytest.mark.parametrize("state", ["open", "kept"])
@pytest.mark.parametrize(
    ("kind", "readers", "lookers"),
    [
        ("edit", FORUM, {"moderator", "second_moderator"}),
        ("edit", COUNCIL, {"council_moderator"}),
        ("withholding", FORUM, {"council_moderator"}),
        ("withholding", COUNCIL, {"council_moderator"}),
    ],
)
def test_challenge_is_looked_at_by_those_whose_it_is(kind, readers, lookers, state, cast):
    asked = a_challenge(kind, readers)
    if state == "kept":
        by = person(Role.COUNCIL_MODERATOR if "council_moderator" in lookers else Role.FORUM_MODERATOR)
        moderation.keep_after_challenge(challenge=asked, by=by, note="It stays.")
    verbs = {"kept": moderation.keep_after_challenge, "changed": moderation.change_after_challenge}
    services = {name: (lambda by, verb=verb: verb(challenge=asked, by=by, note="So.")) for name, verb in verbs.items()}
    decide = "UPDATE feedback_challenge SET state = %s, decided_by_id = %s, decided_at = %s, note = 'x' WHERE id = %s"
    raw = {name: (lambda by, name=name: sql(decide, name, by.pk, clock.now(), asked.pk)) for name in verbs}
    may = {(name, role) for name in verbs for role in lookers} if state == "open" else set()
    assert taken(services, cast) == may
    assert {one for one in taken(raw, cast) if state == "open" or one[0] != "kept"} == may


# --- “This says something about me”


@pytest.mark.parametrize("state", ["open", "put-back"])
@pytest.mark.parametrize(
    ("what", "lookers"),
    [
        (FORUM, {"moderator", "second_moderator"}),
        (COUNCIL, {"council_moderator"}),
        ("answer", {"council_moderator"}),
        ("theme", {"moderator", "second_moderator"}),
    ],
)
def test_report_about_me_is_looked_at_by_its_desk(what, lookers, state, cast):
    if what == "answer":
        report = report_answer(reference=factories.answered().reference, key=new_token())
    elif what == "theme":
        report = report_theme(slug=factories.theme().slug, key=new_token())
    else:
        report = report_experience(reference=factories.published(readers=what).reference, key=new_token())
    if state == "put-back":
        looked = next(by for by in cast.values() if may_look_at(by, report))
        put_it_back(report=report, by=looked, note="No.")
    verbs = {"taken-down": take_it_down, "put-back": put_it_back}
    services = {name: (lambda by, verb=verb: verb(report=report, by=by, note="So.")) for name, verb in verbs.items()}
    look = "UPDATE feedback_reportaboutme SET state = %s, looked_at_by_id = %s, looked_at = %s WHERE id = %s"
    raw = {name: (lambda by, name=name: sql(look, name, by.pk, clock.now(), report.pk)) for name in verbs}
    may = {(name, role) for name in verbs for role in lookers} if state == "open" else set()
    assert taken(services, cast) == may
    assert {one for one in taken(raw, cast) if state == "open" or one[0] != "put-back"} == may


def test_report_about_me_in_sql_waits_for_safety_and_for_whoever_has_no_conflict(moderator, second_moderator):
    item = factories.published()
    report = report_experience(reference=item.reference, key=new_token())
    change = {"state": "put-back", "looked_at": clock.now()}
    rows = ReportAboutMe.objects.filter(pk=report.pk)
    Conflict.objects.create(submission=item, user=moderator, kind="family")
    assert goes(lambda: rows.update(**change, looked_at_by=moderator)) is False
    assert goes(lambda: rows.update(**change, looked_at_by=second_moderator)) is True
    factories.raise_concern(item)
    assert goes(lambda: rows.update(**change, looked_at_by=second_moderator)) is False


# --- What the council says in public


@pytest.mark.parametrize("state", ["draft", "published"])
def test_answer_is_published_by_those_who_answer(state, cast):
    answer = factories.draft() if state == "draft" else factories.answered()
    services = {"publish": lambda by: publish_response(response=answer, by=by, seen_version=1)}
    publish = "UPDATE feedback_response SET state = 'published', published_by_id = %s, published_at = %s WHERE id = %s"
    raw = {"publish": lambda by: sql(publish, by.pk, clock.now(), answer.pk)}
    may = {("publish", "responder")} if state == "draft" else set()
    assert taken(raw, cast) == may
    assert taken(services, cast) == may


@pytest.mark.parametrize(
    ("state", "steps"), [("draft", {"publish"}), ("published", {"take_back"}), ("taken-back", set())]
)
def test_small_win_is_told_and_taken_back_by_those_who_answer(state, steps, cast):
    by = person(Role.RESPONDER)
    win = drafted(by)
    if state != "draft":
        win = publish_small_win(win=win, by=by, seen_version=win.version)
    if state == "taken-back":
        win = take_back_small_win(win=win, by=by)
    services = {
        "publish": lambda who: publish_small_win(win=win, by=who, seen_version=win.version),
        "take_back": lambda who: take_back_small_win(win=win, by=who),
    }
    table = "UPDATE feedback_smallwin SET"
    publish = f"{table} state = 'published', published_by_id = %s, published_at = %s WHERE id = %s"
    take_back = f"{table} state = 'taken-back', taken_back_by_id = %s, taken_back_at = %s WHERE id = %s"
    raw = {
        "publish": lambda who: sql(publish, who.pk, clock.now(), win.pk),
        "take_back": lambda who: sql(take_back, who.pk, clock.now(), win.pk),
    }
    may = {(step, "responder") for step in steps}
    twice = {("take_back", "responder")} if state == "taken-back" else set()  # the same press again changes nothing
    assert taken(services, cast) - twice == may
    assert {one for one in taken(raw, cast) if state != "taken-back" or one[0] != "take_back"} == may


def test_cast_knows_every_role_that_decides():
    assert {role for _name, role in CAST.values()} >= set(Role) - {Role.PARTNER_LEAD}
