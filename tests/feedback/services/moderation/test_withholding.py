import pytest

from accounts.enums import Role
from accounts.services import grant_role
from feedback.enums import Readers
from feedback.services.moderation import SamePerson, send_back, withhold
from tests.feedback import desk
from tests.feedback.desk import publish, recommend
from tests.feedback.factories import person, received


@pytest.fixture
def second_officer(db):
    return person(Role.COUNCIL_MODERATOR, name="Sol Officer")


@pytest.fixture
def recommended(moderator):
    submission = received()
    recommend(submission, moderator, ground="individual-service")
    submission.refresh_from_db()
    return submission


def test_withhold_keeps_ground_officer_and_note(recommended, council_moderator):
    seen = recommended.version
    made = withhold(
        submission=recommended, by=council_moderator, seen_version=seen, ground="other-law", note=" A court says so. "
    )
    kept = list(recommended.decisions.values_list("verdict", "ground", "by__name", "note"))
    assert kept == [
        ("recommend-withholding", "individual-service", "Mo Moderator", "It only insults one person."),
        ("withhold", "other-law", "Cam Council", "A court says so."),
    ]
    assert made.at is not None


@pytest.fixture
def first(recommended, council_moderator):
    """One officer thinks that it is vexatious."""
    desk.withhold(recommended, council_moderator)
    recommended.refresh_from_db()
    return recommended


def test_vexatious_by_one_officer_is_only_proposed(first, council_moderator):
    made = first.decisions.last()
    assert (first.state, made.verdict, made.by) == ("second-officer", "propose-withholding", council_moderator)
    assert made.get_verdict_display() == "Do not publish, if a second officer agrees"


def test_a_second_officer_decides(first, second_officer):
    made = desk.withhold(first, second_officer, note="It only insults.")
    first.refresh_from_db()
    assert (first.state, made.verdict, made.ground) == ("withheld", "withhold", "vexatious")


def test_whoever_decided_first_cannot_be_the_second(first, council_moderator, second_officer):
    with pytest.raises(SamePerson, match="You decided this first"):
        desk.withhold(first, council_moderator)
    desk.withhold(first, second_officer)


def test_whoever_decided_first_may_take_it_back_where_no_third_officer_exists(first, council_moderator):
    send_back(submission=first, by=council_moderator, seen_version=first.version, note="It is fair after all.")
    first.refresh_from_db()
    assert (first.state, first.decisions.last().by) == ("received", council_moderator)


def test_the_second_officer_may_send_it_back_and_it_begins_anew(first, moderator, council_moderator, second_officer):
    send_back(submission=first, by=second_officer, seen_version=first.version, note="It is fair.")
    first.refresh_from_db()
    recommend(first, moderator)
    first.refresh_from_db()
    desk.withhold(first, council_moderator)
    first.refresh_from_db()
    assert first.state == "second-officer"


def test_the_second_officer_may_find_another_ground(first, second_officer):
    desk.withhold(first, second_officer, ground="individual-service")
    first.refresh_from_db()
    assert first.state == "withheld"


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


def test_whoever_recommended_may_take_it_back(db):
    by = person(Role.COUNCIL_MODERATOR)
    submission = received(readers=Readers.COUNCIL_ONLY)
    recommend(submission, by)
    submission.refresh_from_db()
    send_back(submission=submission, by=by, seen_version=submission.version, note="I was wrong.")
    submission.refresh_from_db()
    assert submission.state == "received"


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
