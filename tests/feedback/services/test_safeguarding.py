import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from feedback.enums import SubmissionState
from feedback.models import SafeguardingConcern, Submission
from feedback.services.safeguarding import close, pick_up, raise_concern
from lib.states import WrongState
from outbox.models import Message
from tests.feedback.desk import in_state, publish
from tests.feedback.factories import person, received

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


def test_raise_concern_alerts_every_lead_without_a_word_of_it(concern, item, safeguarding_lead):
    other = person(Role.SAFEGUARDING_LEAD)
    raise_concern(submission=received(original=STORY), by=concern.raised_by, worry="CANARY-WORRY again")
    messages = list(Message.objects.order_by("pk"))
    assert {message.to for message in messages} == {safeguarding_lead.email, other.email}
    for message in messages:
        text = f"{message.subject} {message.body} {message.key}"
        assert [
            word for word in ("CANARY", "Robin", item.reference, "DEV-", concern.raised_by.name) if word in text
        ] == []
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
