import pytest

from accounts.models import Reading
from authority.models import Settings
from feedback.enums import Readers
from feedback.models import Conflict, HandOver
from feedback.services.moderation import claim, declare_conflict, hand_over
from outbox.models import Message
from tests.feedback.desk import STORY, in_state, proposed
from tests.feedback.factories import person, raise_concern, received
from tests.feedback.views.test_moderation import QUEUE, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(moderator, signed_in):
    return signed_in(moderator)


@pytest.fixture
def mine(moderator, second_moderator):
    return claim(submission=received(original=STORY), by=moderator)


@pytest.fixture
def address(mine):
    return f"{QUEUE}{mine.reference}/hand-over/"


def test_hand_over_offers_colleagues_of_the_desk_with_what_they_hold(
    desk, address, second_moderator, council_moderator, responder
):
    claim(submission=received(), by=second_moderator)
    offered = desk.get(address).context["form"].fields["to"].choices
    assert offered == [(str(second_moderator.pk), "Sam Second (has 1 of 5)")]


def test_hand_over_gives_it_and_says_so(desk, address, mine, second_moderator):
    answer = desk.post(address, {"to": second_moderator.pk, "note": "I am away."}, follow=True)
    mine.refresh_from_db()
    assert mine.claimed_by == second_moderator
    assert f"{mine.reference} is with Sam Second now." in page(answer)


def test_hand_over_shows_its_note_to_the_colleague(desk, address, mine, second_moderator, signed_in):
    desk.post(address, {"to": second_moderator.pk, "note": "I am away until Monday."})
    shown = page(signed_in(second_moderator).get(f"{QUEUE}{mine.reference}/"))
    assert [one for one in ("Mo Moderator gave you this", "I am away until Monday.", STORY) if one not in shown] == []


def test_hand_over_pressed_twice_gives_it_once(desk, address, mine, second_moderator):
    given = [desk.post(address, {"to": second_moderator.pk, "note": ""}).status_code for _ in range(2)]
    assert (given, HandOver.objects.count(), Message.objects.count()) == ([302, 302], 1, 1)


def test_hand_over_to_somebody_full_keeps_what_was_typed(desk, address, mine, second_moderator, moderator):
    Settings.objects.update_or_create(defaults={"most_claims": 1})
    claim(submission=received(), by=second_moderator)
    answer = desk.post(address, {"to": second_moderator.pk, "note": "My typed note"})
    shown = page(answer)
    assert [one for one in ("Sam Second has 1 already", "My typed note", "Error: ") if one not in shown] == []
    mine.refresh_from_db()
    assert mine.claimed_by == moderator


def test_hand_over_of_what_ran_out_keeps_the_note(desk, address, mine, second_moderator):
    mine.claimed_by = second_moderator
    mine.save()
    shown = page(desk.post(address, {"to": second_moderator.pk, "note": "My typed note"}))
    assert [one for one in ("You have not taken this one", "My typed note") if one not in shown] == []


@pytest.mark.parametrize("to", ["", "0", "x", "9" * 30, "-1", ["1", "2"]])
def test_hand_over_to_nobody_asks_who(to, desk, address, mine):
    answer = desk.post(address, {"to": to, "note": "y" * 600})
    assert (answer.status_code, HandOver.objects.count()) == (200, 0)
    assert "Error: " in page(answer)


def test_hand_over_with_nobody_there_says_what_to_do(desk, mine, moderator, second_moderator):
    declare_conflict(submission=mine, by=second_moderator, kind="family")
    assert "Nobody else can take it now." in page(desk.get(f"{QUEUE}{mine.reference}/hand-over/"))


@pytest.mark.parametrize("number", [1, 3])
def test_hand_over_asks_the_same_few_things(number, mine, moderator, signed_in, django_assert_num_queries):
    for _ in range(number):
        person(*moderator.roles)
    client = signed_in(moderator)
    client.get(f"{QUEUE}{mine.reference}/hand-over/")
    with django_assert_num_queries(13):
        client.get(f"{QUEUE}{mine.reference}/hand-over/")


def test_conflict_asks_why_and_takes_it_from_the_desk(desk, mine, moderator):
    path = f"{QUEUE}{mine.reference}/conflict/"
    assert "Why?" in page(desk.get(path))
    answer = desk.post(path, {"kind": "family"})
    assert (answer.status_code, Conflict.objects.get().user) == (200, moderator)
    assert f"{mine.reference} is passed on" in page(answer)
    assert desk.get(QUEUE).context["queue"].total == 0


def test_conflict_pressed_twice_shows_the_same_page(desk, mine):
    path = f"{QUEUE}{mine.reference}/conflict/"
    shown = [page(desk.post(path, {"kind": "family"})).split("<main")[1] for _ in range(2)]
    assert shown[0] == shown[1]
    assert Conflict.objects.count() == 1


@pytest.mark.parametrize("kind", ["", "nonsense", "x" * 10_000])
def test_conflict_without_a_kind_asks_for_it(kind, desk, mine):
    assert "Select" in page(desk.post(f"{QUEUE}{mine.reference}/conflict/", {"kind": kind}))
    assert Conflict.objects.count() == 0


STEPS = ("", "claim/", "let-go/", "hand-over/", "take-out/", "put-back/", "edit/", "preview/", "publish/", "recommend/")


@pytest.mark.parametrize("step", [*STEPS, "conflict/"])
def test_item_in_conflict_is_404_like_one_that_never_was(step, desk, mine, moderator):
    declare_conflict(submission=mine, by=moderator, kind="family")
    path = f"{QUEUE}{mine.reference}/{step}"
    answers = [desk.get(path)] if step in ("", "conflict/") else [desk.post(path)]
    assert [(answer.status_code, mine.reference in page(answer)) for answer in answers] == [(404, False)]
    assert Reading.objects.count() == 0


def test_item_in_conflict_is_in_no_list_or_number(desk, mine, moderator):
    declare_conflict(submission=mine, by=moderator, kind="family")
    for path in (QUEUE, f"{QUEUE}?show=late", "/dashboard/", "/moderation/set-aside/"):
        assert mine.reference not in page(desk.get(path))
    assert "Nothing waits. Thank you." in page(desk.get("/dashboard/"))


def test_second_approval_in_conflict_is_404(moderator, second_moderator, signed_in):
    submission = proposed(moderator)
    declare_conflict(submission=submission, by=second_moderator, kind="family")
    client, path = signed_in(second_moderator), f"{QUEUE}second/{submission.reference}/"
    assert [client.get(path).status_code, client.post(f"{path}agree/").status_code] == [404, 404]


def test_withholding_in_conflict_is_404(moderator, council_moderator, signed_in):
    submission = in_state("withholding-recommended", moderator=moderator, council=council_moderator)
    client, path = signed_in(council_moderator), f"{QUEUE}withholding/{submission.reference}/"
    assert client.get(path).status_code == 200
    client.post(f"{QUEUE}{submission.reference}/conflict/", {"kind": "staff"})
    answers = [client.get(path), client.post(f"{path}withhold/"), client.get(f"{path}send-back/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert submission.reference not in page(client.get(f"{QUEUE}withholding/"))


def test_what_is_not_of_this_desk_cannot_be_handed_over_or_passed_on(desk):
    flagged, council_only = received(), received(readers=Readers.COUNCIL_ONLY)
    raise_concern(flagged)
    for reference in (flagged.reference, council_only.reference, "DEV-NONE-0000"):
        for step in ("hand-over/", "conflict/"):
            answer = desk.get(f"{QUEUE}{reference}/{step}")
            assert (answer.status_code, reference in page(answer)) == (404, False)


def test_item_that_came_back_forgets_who_gave_it(desk, mine, moderator, second_moderator, signed_in):
    hand_over(submission=mine, by=moderator, to=second_moderator, note="CANARY-NOTE")
    client = signed_in(second_moderator)
    client.post(f"{QUEUE}{mine.reference}/let-go/")
    claim(submission=mine, by=moderator)
    assert "CANARY-NOTE" not in page(desk.get(f"{QUEUE}{mine.reference}/"))
