import pytest

from tests.feedback.views.test_moderation import page

SWITCH = "/moderation/morning-message/"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("wanted", "kept"), [("no", False), ("yes", True)])
def test_morning_message_is_stopped_and_started(wanted, kept, moderator, signed_in):
    moderator.morning_message = not kept
    moderator.save()
    answer = signed_in(moderator).post(SWITCH, {"wanted": wanted})
    moderator.refresh_from_db()
    assert (answer.url, moderator.morning_message) == ("/dashboard/", kept)


def test_morning_message_shows_what_is_chosen_now(moderator, signed_in):
    assert signed_in(moderator).get(SWITCH).context["form"]["wanted"].value() == "yes"


@pytest.mark.parametrize("wanted", ["", "perhaps", "x" * 10_000])
def test_morning_message_without_an_answer_asks(wanted, moderator, signed_in):
    answer = signed_in(moderator).post(SWITCH, {"wanted": wanted})
    moderator.refresh_from_db()
    assert ("Error: " in page(answer), moderator.morning_message) == (True, True)
