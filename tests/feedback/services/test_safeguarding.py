from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from duty.builder import tell_whoever_is_next
from duty.models import Alert
from feedback.enums import RaisedFrom, SubmissionState
from feedback.models import Proposal, SafeguardingConcern, Submission
from feedback.selectors.concerns import around
from feedback.services.safeguarding import (
    NotALead,
    add_note,
    close,
    hand_over,
    pick_up,
    raise_concern,
    raise_from_public,
    raise_heard,
)
from lib import clock
from lib.codes import new_token
from lib.states import WrongState
from outbox.models import Message
from tests.feedback.desk import in_state, publish
from tests.feedback.factories import person, published, received

RAISERS = [
    "partner",
    "moderator",
    "council_moderator",
    "responder",
    "contact_team",
    "safeguarding_lead",
    "report_editor",
]
TELLING = ("CANARY", "Robin", "DEV-")
STORY = "CANARY-STORY my son Robin"


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("outbox.services.send.delay", lambda _message: None)


@pytest.fixture
def item(db):
    return received(original=STORY)


@pytest.fixture
def concern(item, moderator, safeguarding_lead):
    return raise_concern(submission=item, by=moderator, worry="CANARY-WORRY bruises")


@pytest.mark.parametrize("state", SubmissionState)
def test_raise_concern_in_any_state_hides_it(state, moderator, council_moderator):
    submission = in_state(state, moderator=moderator, council=council_moderator)
    raise_concern(submission=submission, by=moderator)
    assert Submission.objects.published().count() == 0
    assert list(Submission.objects.unsafe()) == [submission]


@pytest.mark.parametrize("role", RAISERS)
def test_raise_concern_is_open_to_everybody_with_the_permission(role, item, request):
    assert raise_concern(submission=item, by=request.getfixturevalue(role)).state == "open"


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_raise_concern_refuses_others(role, item, request):
    with pytest.raises(PermissionDenied):
        raise_concern(submission=item, by=request.getfixturevalue(role))


def test_raise_concern_alerts_who_is_on_duty_without_a_word_of_it(concern, item, safeguarding_lead):
    message = Message.objects.get()
    text = f"{message.subject} {message.body} {message.key}"
    assert message.to == safeguarding_lead.email
    assert [word for word in ("CANARY", "Robin", item.reference, "DEV-", concern.raised_by.name) if word in text] == []
    assert "/safeguarding/" in message.body


def test_raise_concern_twice_adds_nothing(concern, item, second_moderator):
    again = raise_concern(submission=item, by=concern.raised_by, worry="CANARY-WORRY bruises")
    empty = raise_concern(submission=item, by=second_moderator)
    assert (again, empty, SafeguardingConcern.objects.count(), Message.objects.count()) == (concern, concern, 1, 1)


def test_raise_concern_keeps_a_second_worry_that_tells_something_new(concern, item, second_moderator):
    raise_concern(submission=item, by=second_moderator, worry="She said he does not sleep at home")
    assert (SafeguardingConcern.objects.count(), Message.objects.count()) == (2, 2)


def test_raise_concern_without_a_lead_is_kept_all_the_same(item, moderator):
    assert raise_concern(submission=item, by=moderator).state == "open"


def test_pick_up_and_close_keep_who_and_what(concern, safeguarding_lead):
    pick_up(concern=concern, by=safeguarding_lead)
    closed = close(concern=concern, by=safeguarding_lead, outcome=" Passed on. ", referral_reference="M-12")
    assert (closed.picked_up_by, closed.closed_by) == (safeguarding_lead, safeguarding_lead)
    assert (closed.state, closed.outcome, closed.referral_reference) == ("closed", "Passed on.", "M-12")


def test_pick_up_answers_the_alert_and_nobody_else_is_told(concern, safeguarding_lead):
    person(Role.SAFEGUARDING_LEAD)
    pick_up(concern=concern, by=safeguarding_lead)
    with clock.set_to(clock.now() + timedelta(hours=9)):
        tell_whoever_is_next()
    assert Message.objects.count() == 1
    assert Alert.objects.get().answered_by == safeguarding_lead


def test_unread_concern_goes_to_the_next_lead(concern):
    person(Role.SAFEGUARDING_LEAD, name="Zoe Next")
    with clock.set_to(clock.now() + timedelta(minutes=31)):
        tell_whoever_is_next()
    assert [step.person.name for step in Alert.objects.get().steps.all()] == ["Sasha Safeguarding", "Zoe Next"]


def test_hand_over_alerts_the_other_lead_until_somebody_picks_it_up(concern, safeguarding_lead):
    other = person(Role.SAFEGUARDING_LEAD, name="Zoe Next")
    pick_up(concern=concern, by=safeguarding_lead)
    first_look = SafeguardingConcern.objects.get().picked_up_at
    handed = hand_over(concern=concern, by=safeguarding_lead, to=other)
    assert (handed.state, handed.handed_to, Message.objects.latest("pk").to) == ("open", other, other.email)
    assert concern.notes.get().text == "Handed to Zoe Next."
    again = pick_up(concern=concern, by=other)
    assert (again.picked_up_by, again.handed_to, again.picked_up_at) == (other, None, first_look)
    assert set(Alert.objects.values_list("state", flat=True)) == {"answered"}


def test_hand_over_is_to_another_lead_only(concern, safeguarding_lead, moderator):
    pick_up(concern=concern, by=safeguarding_lead)
    for to in (moderator, safeguarding_lead):
        with pytest.raises(NotALead):
            hand_over(concern=concern, by=safeguarding_lead, to=to)


def test_note_is_kept_once_for_good(concern, safeguarding_lead, moderator):
    token = new_token()
    first = add_note(concern=concern, by=safeguarding_lead, text=" Rang the school. ", token=token)
    assert add_note(concern=concern, by=safeguarding_lead, text="Rang the school.", token=token) == first
    assert (first.text, concern.notes.count()) == ("Rang the school.", 1)
    with pytest.raises(PermissionDenied):
        add_note(concern=concern, by=moderator, text="x", token=new_token())
    with pytest.raises(ValueError, match="Say what was done"):
        add_note(concern=concern, by=safeguarding_lead, text=" ", token=new_token())
    for statement in ("UPDATE feedback_concernnote SET text = 'x'", "DELETE FROM feedback_concernnote"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize("read_again", [True, False])
def test_close_with_read_again_takes_a_proposal_back_too(read_again, moderator, council_moderator, safeguarding_lead):
    proposed = in_state(SubmissionState.SECOND_APPROVAL, moderator=moderator, council=council_moderator)
    concern = raise_concern(submission=proposed, by=moderator)
    pick_up(concern=concern, by=safeguarding_lead)
    close(concern=concern, by=safeguarding_lead, outcome="Done.", read_again=read_again)
    proposed.refresh_from_db()
    assert proposed.state == ("received" if read_again else "second-approval")
    assert Proposal.objects.filter(submission=proposed).count() == (0 if read_again else 1)


def test_anybody_hides_a_published_item_at_once_and_once_for_a_form(moderator):
    item = published()
    said = {"key": new_token(), "worry": "CANARY-WORRY", "raised_from": RaisedFrom.READER, "submission": item}
    first = raise_from_public(**said)
    assert raise_from_public(**said) == first
    assert (first.raised_by, Submission.objects.published().count(), Message.objects.count()) == (None, 0, 0)
    assert Alert.objects.count() == 1


def test_anybody_hides_it_again_however_often_it_was_closed_and_the_lead_is_told(safeguarding_lead):
    item = published()
    for _time in range(3):
        concern = raise_from_public(key=new_token(), raised_from=RaisedFrom.READER, submission=item)
        assert Submission.objects.published().count() == 0
        before = around(concern).earlier_from_public
        pick_up(concern=concern, by=safeguarding_lead)
        close(concern=concern, by=safeguarding_lead, outcome="Nothing.", outcome_kind="mistake")
    assert before == 2


@pytest.mark.parametrize(("typed", "about"), [("dev-4k7m-2qx9", "DEV-4K7M-2QX9"), ("my neighbour Ann", ""), ("", "")])
def test_concern_about_no_submission_keeps_a_reference_and_nothing_else(typed, about, contact_team):
    concern = raise_heard(by=contact_team, key=new_token(), worry="On the phone", about=typed)
    assert (concern.submission, concern.about, concern.state) == (None, about, "open")


@pytest.mark.django_db(transaction=True)
def test_eight_presses_of_one_form_make_one_concern():
    item, key, start = published(), new_token(), Barrier(8)

    def press(_number):
        try:
            start.wait()
            return raise_from_public(key=key, worry="Help", raised_from=RaisedFrom.READER, submission=item).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(press, range(8)))
    assert (len(made), SafeguardingConcern.objects.count(), Alert.objects.count()) == (1, 1, 1)


def test_close_lets_it_be_published(concern, item, safeguarding_lead, moderator):
    pick_up(concern=concern, by=safeguarding_lead)
    close(concern=concern, by=safeguarding_lead, outcome="Nothing more to do.")
    publish(item, moderator)
    assert list(Submission.objects.published()) == [item]


def test_close_needs_an_outcome(concern, safeguarding_lead):
    pick_up(concern=concern, by=safeguarding_lead)
    with pytest.raises(ValueError, match="Say what was decided"):
        close(concern=concern, by=safeguarding_lead, outcome="  ")


def test_steps_follow_the_state_table(concern, safeguarding_lead):
    with pytest.raises(WrongState):
        close(concern=concern, by=safeguarding_lead, outcome="Too soon.")
    pick_up(concern=concern, by=safeguarding_lead)
    with pytest.raises(WrongState):
        pick_up(concern=concern, by=safeguarding_lead)


@pytest.mark.parametrize(
    "role", [name for name in RAISERS if name != "safeguarding_lead"] + ["administrator", "auditor"]
)
def test_steps_are_the_leads_alone(role, concern, request):
    other = request.getfixturevalue(role)
    with pytest.raises(PermissionDenied):
        pick_up(concern=concern, by=other)
    with pytest.raises(PermissionDenied):
        close(concern=concern, by=other, outcome="No.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE feedback_safeguardingconcern SET state = 'closed', outcome = 'x'",
        "UPDATE feedback_safeguardingconcern SET worry = ''",
        "DELETE FROM feedback_safeguardingconcern",
    ],
)
def test_postgresql_keeps_concerns(statement, concern):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
