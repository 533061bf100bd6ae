from datetime import timedelta

import pytest

from accounts.enums import Role
from accounts.models import Reading
from feedback.enums import Readers
from feedback.services.moderation import claim, send_back
from lib import clock
from tests.feedback.desk import STORY, recommend, withhold
from tests.feedback.factories import person, raise_concern, received

LIST = "/moderation/withholding/"
NOTE = {"ground": "vexatious", "note": "It only insults one person."}
pytestmark = pytest.mark.django_db


def page(response):
    return response.content.decode()


@pytest.fixture
def recommended(moderator):
    item = received(original=STORY)
    recommend(item, moderator)
    item.refresh_from_db()
    return item


@pytest.fixture
def council(council_moderator, signed_in):
    return signed_in(council_moderator)


def test_recommend_asks_and_then_hands_over(moderator, signed_in):
    item = claim(submission=received(original=STORY), by=moderator)
    client = signed_in(moderator)
    path = f"/moderation/{item.reference}/recommend/"
    assert "The writer can read this." in page(client.get(path))
    answer = client.post(path, {"seen_version": item.version, **NOTE})
    item.refresh_from_db()
    assert (answer.url, item.state) == ("/moderation/", "withholding-recommended")


def test_recommend_without_a_note_or_ground_says_what_to_do(moderator, signed_in):
    item = received()
    answer = signed_in(moderator).post(f"/moderation/{item.reference}/recommend/", {"seen_version": 1})
    assert answer.context["form"].errors == {
        "ground": ["Select why it should not be published"],
        "note": ["Say why in a sentence or two: the writer can read it"],
    }


def test_recommend_after_another_decided_keeps_the_note(recommended, second_moderator, signed_in):
    path = f"/moderation/{recommended.reference}/recommend/"
    answer = signed_in(second_moderator).post(path, {"seen_version": 1, **NOTE})
    assert answer.status_code == 409
    assert [word for word in ("Mo Moderator has decided", NOTE["note"]) if word not in page(answer)] == []


def test_list_says_by_when_and_what_is_late(recommended, council):
    [one] = council.get(LIST).context["waiting"]
    assert f"Due by {one.waiting.due_on:%A} {one.waiting.due_on.day} " in page(council.get(LIST))
    late = recommended.received_on + timedelta(days=30)
    with clock.set_to(clock.now() + timedelta(days=30)):
        shown = page(council.get(LIST))
    assert (late > one.waiting.due_on, "It was due by" in shown, "<strong>Late by" in shown) == (True, True, True)


def test_list_shows_what_waits_and_no_words(recommended, council):
    shown = council.get(LIST)
    assert [one.reference for one in shown.context["waiting"]] == [recommended.reference]
    assert STORY not in page(shown)


def test_one_shows_the_words_and_notes_who_read(recommended, council, council_moderator):
    assert STORY in page(council.get(f"{LIST}{recommended.reference}/"))
    noted = list(Reading.objects.values_list("by", "record", "reference"))
    assert noted == [(council_moderator.pk, "words-as-sent", recommended.reference)]


def test_withhold_decides(recommended, council):
    wanted = {"seen_version": recommended.version, **NOTE, "ground": "individual-service"}
    answer = council.post(f"{LIST}{recommended.reference}/withhold/", wanted)
    recommended.refresh_from_db()
    assert (answer.url, recommended.state) == (LIST, "withheld")


def test_vexatious_goes_through_two_officers(recommended, council, council_moderator, signed_in):
    path = f"{LIST}{recommended.reference}/"
    first = council.post(f"{path}withhold/", {"seen_version": recommended.version, **NOTE}, follow=True)
    recommended.refresh_from_db()
    assert recommended.state == "second-officer"
    assert [
        word for word in ("A second officer decides about", "You decided this, so") if word not in page(first)
    ] == []
    refused = council.post(f"{path}withhold/", {"seen_version": recommended.version, **NOTE})
    assert refused.status_code == 403
    other = signed_in(person(Role.COUNCIL_MODERATOR, name="Sol Officer"))
    assert "Waits for a second officer.</strong> Cam Council decided first" in page(other.get(LIST))
    shown = other.get(path)
    assert "You are the second officer." in page(shown)
    carried = {name: shown.context["form"].initial[name] for name in ("seen_version", "ground", "note")}
    other.post(f"{path}withhold/", carried)
    recommended.refresh_from_db()
    assert recommended.state == "withheld"
    assert [made.by.name for made in recommended.decisions.all()] == ["Mo Moderator", "Cam Council", "Sol Officer"]


def test_second_officer_sends_it_back(recommended, council_moderator, signed_in):
    withhold(recommended, council_moderator)
    recommended.refresh_from_db()
    other = signed_in(person(Role.COUNCIL_MODERATOR, name="Sol Officer"))
    note = {"seen_version": recommended.version, "note": "It is hard to read, and fair."}
    other.post(f"{LIST}{recommended.reference}/send-back/", note)
    recommended.refresh_from_db()
    assert recommended.state == "received"


def test_withhold_without_a_note_shows_the_page_again(recommended, council):
    path = f"{LIST}{recommended.reference}/withhold/"
    answer = council.post(path, {"seen_version": recommended.version, "ground": "vexatious"})
    assert list(answer.context["form"].errors) == ["note"]
    assert STORY in page(answer)


def test_send_back_asks_and_decides(recommended, council):
    path = f"{LIST}{recommended.reference}/send-back/"
    seen = council.get(path).context["form"].initial["seen_version"]
    assert list(council.post(path, {"seen_version": seen}).context["form"].errors) == ["note"]
    council.post(path, {"seen_version": seen, "note": "It is fair."})
    recommended.refresh_from_db()
    assert recommended.state == "received"


@pytest.mark.parametrize("step", ["withhold", "send-back"])
def test_decision_after_another_decided_says_who(step, recommended, council):
    other = person(Role.COUNCIL_MODERATOR, name="Connie Council")
    seen = recommended.version
    send_back(submission=recommended, by=other, seen_version=seen, note="It is fair.")
    answer = council.post(f"{LIST}{recommended.reference}/{step}/", {"seen_version": seen, **NOTE})
    assert answer.status_code == 409
    assert [word for word in ("Connie Council has decided", NOTE["note"]) if word not in page(answer)] == []


def test_own_recommendation_cannot_be_decided(signed_in):
    by = person(Role.COUNCIL_MODERATOR)
    item = received(readers=Readers.COUNCIL_ONLY)
    recommend(item, by)
    item.refresh_from_db()
    client = signed_in(by)
    assert "so somebody else must decide it" in page(client.get(f"{LIST}{item.reference}/"))
    answer = client.post(f"{LIST}{item.reference}/withhold/", {"seen_version": item.version, **NOTE})
    item.refresh_from_db()
    assert (answer.status_code, item.state) == (403, "withholding-recommended")


PATHS = ["", "{}/", "{}/withhold/", "{}/send-back/"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", ["moderator", "responder", "safeguarding_lead", "report_editor", "administrator"])
def test_deciding_is_closed_to_other_roles(role, path, recommended, signed_in, request):
    client = signed_in(request.getfixturevalue(role))
    address = LIST + path.format(recommended.reference)
    assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)


@pytest.mark.parametrize("path", PATHS[1:])
def test_flagged_waiting_and_unknown_items_are_404(path, recommended, council):
    raise_concern(recommended)
    for reference in (recommended.reference, received().reference, "DEV-NONE-0000"):
        address = LIST + path.format(reference)
        answer = council.post(address, {"seen_version": 1, **NOTE}) if "/w" in path else council.get(address)
        assert answer.status_code == 404
