import pytest

from accounts.enums import Role
from accounts.services import grant_role
from feedback.enums import Readers
from feedback.services.moderation import SamePerson, send_back, withhold
from tests.feedback.desk import publish, recommend
from tests.feedback.factories import person, received


@pytest.fixture
def recommended(moderator):
    submission = received()
    recommend(submission, moderator, ground="individual-service")
    submission.refresh_from_db()
    return submission


def test_withhold_keeps_ground_officer_and_note(recommended, council_moderator):
    seen = recommended.version
    made = withhold(
        submission=recommended, by=council_moderator, seen_version=seen, ground="vexatious", note=" It insults. "
    )
    kept = list(recommended.decisions.values_list("verdict", "ground", "by__name", "note"))
    assert kept == [
        ("recommend-withholding", "individual-service", "Mo Moderator", "It only insults one person."),
        ("withhold", "vexatious", "Cam Council", "It insults."),
    ]
    assert made.at is not None


@pytest.mark.parametrize("role", [Role.FORUM_MODERATOR, Role.COUNCIL_MODERATOR])
def test_decision_is_never_by_whoever_recommended(role, db):
    by = person(role)
    grant_role(user=by, role=Role.COUNCIL_MODERATOR, by=None)
    readers = Readers.COUNCIL_ONLY if role == Role.COUNCIL_MODERATOR else Readers.FORUM_AND_COUNCIL
    submission = received(readers=readers)
    recommend(submission, by)
    submission.refresh_from_db()
    seen = {"submission": submission, "by": by, "seen_version": submission.version, "note": "I say so."}
    with pytest.raises(SamePerson):
        withhold(**seen, ground="vexatious")
    with pytest.raises(SamePerson):
        send_back(**seen)


def test_send_back_returns_it_to_the_desk(recommended, council_moderator, moderator):
    send_back(submission=recommended, by=council_moderator, seen_version=recommended.version, note="It is fair.")
    recommended.refresh_from_db()
    publish(recommended, moderator)
    recommended.refresh_from_db()
    assert (recommended.state, recommended.version) == ("published", 4)


@pytest.mark.parametrize("note", ["", " \n "])
def test_withholding_needs_a_note_for_the_writer(note, recommended, council_moderator, moderator):
    seen = {"submission": recommended, "by": council_moderator, "seen_version": recommended.version, "note": note}
    with pytest.raises(ValueError, match="Say why"):
        withhold(**seen, ground="vexatious")
    with pytest.raises(ValueError, match="Say why"):
        send_back(**seen)
    with pytest.raises(ValueError, match="Say why"):
        recommend(received(), moderator, note=note)


@pytest.mark.parametrize("ground", ["", "because"])
def test_withholding_needs_a_ground_of_the_regulation(ground, moderator):
    with pytest.raises(ValueError, match="not a valid"):
        recommend(received(), moderator, ground=ground)
