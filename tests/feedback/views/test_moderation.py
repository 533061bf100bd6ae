from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Reading
from feedback.enums import Readers, SubmissionState
from feedback.selectors import desk as desk_selector
from feedback.services.moderation import claim
from lib import clock
from tests.feedback.desk import STORY, in_state, publish
from tests.feedback.factories import raise_concern, received

QUEUE = "/moderation/"
NEVER_ASKED = ("contact_c", "contact_order", "receiptcode", "code_hash", "equality", "submission_key")
pytestmark = pytest.mark.django_db


def page(response):
    return response.content.decode()


@pytest.fixture
def mine(moderator):
    return claim(submission=received(original=STORY), by=moderator)


@pytest.fixture
def desk(moderator, signed_in):
    return signed_in(moderator)


def test_queue_shows_the_oldest_first_and_the_worrying_on_top(desk):
    with clock.set_to(clock.now() - timedelta(days=30)):
        old = received()
    new, worrying = received(), received(original="He said he wants to die.")
    shown = [item.reference for item in desk.get(QUEUE).context["queue"].items]
    assert shown == [worrying.reference, old.reference, new.reference]


def test_queue_never_shows_words(desk, mine):
    received(original="CANARY the story")
    shown = page(desk.get(QUEUE))
    assert [word for word in ("CANARY", "Mrs Example") if word in shown] == []


def test_queue_says_how_late_something_is(desk):
    with clock.set_to(clock.now() - timedelta(days=30)):
        received()
    item = desk.get(QUEUE).context["queue"].items[0]
    assert item.waiting.late_by > 0
    assert f"<strong>{item.waiting.words}.</strong> It was due by" in page(desk.get(QUEUE))


def test_queue_says_why_something_is_on_top_and_not_with_its_words(desk):
    received(original="They restrained him, and he says he is not safe.")
    shown = page(desk.get(QUEUE))
    assert "it may be about being held down or locked in, or not being safe or cared for." in shown
    assert "restrained" not in shown


def test_queue_shows_the_promise_and_that_it_is_kept(desk):
    received()
    assert "We promise that a person reads it within 5 working days. Nothing is late." in page(desk.get(QUEUE))


def test_queue_narrows_to_what_is_late(desk):
    with clock.set_to(clock.now() - timedelta(days=30)):
        old = received()
    new = received()
    assert "1 is late." in page(desk.get(QUEUE))
    shown = page(desk.get(QUEUE, {"show": "late"}))
    assert (old.reference in shown, new.reference in shown) == (True, False)


def test_queue_of_late_things_says_when_there_are_none(desk):
    received()
    assert "Nothing here is late." in page(desk.get(QUEUE, {"show": "late"}))


def test_late_list_and_the_words_on_each_item_agree(moderator):
    """Over Easter: what the list filters in PostgreSQL is what each line says."""
    for day in range(20, 32):
        with clock.set_to(clock.now().replace(year=2026, month=3, day=day, hour=12)):
            received()
    with clock.set_to(clock.now().replace(year=2026, month=4, day=8, hour=12)):
        every, late = desk_selector.queue(moderator), desk_selector.queue(moderator, late_only=True)
    assert 0 < len(late.items) < len(every.items)
    assert [one.reference for one in every.items if one.waiting.late] == [one.reference for one in late.items]
    assert every.turns.late == len(late.items)


def test_queue_says_whose_turn_it_is(desk, mine, second_moderator, moderator, council_moderator):
    received()
    for _ in range(2):
        claim(submission=received(), by=second_moderator)
    in_state(SubmissionState.WITHHOLDING_RECOMMENDED, moderator=moderator, council=council_moderator)
    in_state(SubmissionState.SET_ASIDE, moderator=moderator, council=council_moderator)
    received(readers=Readers.COUNCIL_ONLY)
    turns = desk.get(QUEUE).context["queue"].turns
    assert (turns.total, turns.free, turns.late, turns.with_the_council, turns.set_aside) == (3, 1, 0, 1, 1)
    assert [(held.name, held.number) for held in turns.colleagues] == [("Sam Second", 2)]
    assert "<strong>Sam Second:</strong> 2, until" in page(desk.get(QUEUE))


def test_item_names_hard_things_before_anybody_reads_them(desk, moderator):
    item = claim(submission=received(original="CANARY He wants to die."), by=moderator)
    path = f"{QUEUE}{item.reference}/"
    before = page(desk.get(path))
    assert "<li>suicide or self-harm</li>" in before
    assert ("CANARY" in before, Reading.objects.count()) == (False, 0)
    assert "CANARY" in page(desk.get(path, {"ready": "yes"}))
    assert Reading.objects.count() == 1


def test_item_with_nothing_hard_opens_at_once(desk, mine):
    assert STORY in page(desk.get(f"{QUEUE}{mine.reference}/"))


def test_queue_puts_ones_own_on_top_and_thanks(desk, mine):
    queue = desk.get(QUEUE).context["queue"]
    assert ([item.reference for item in queue.yours], queue.items, queue.total) == ([mine.reference], (), 0)
    assert "You have taken 1. Thank you." in page(desk.get(QUEUE))


def test_queue_hides_flagged_decided_and_council_only_items(desk, moderator, council_moderator):
    raise_concern(received())
    received(readers=Readers.COUNCIL_ONLY)
    in_state(SubmissionState.PUBLISHED, moderator=moderator, council=council_moderator)
    assert desk.get(QUEUE).context["queue"].items == ()


def test_queue_of_the_council_shows_council_only_items_alone(council_moderator, signed_in):
    received()
    own = received(readers=Readers.COUNCIL_ONLY)
    shown = signed_in(council_moderator).get(QUEUE).context["queue"].items
    assert [item.reference for item in shown] == [own.reference]


def test_queue_pages_by_key_without_loss_or_repeat(desk):
    made = [received(original="unsafe" if number % 9 == 0 else "calm").reference for number in range(45)]
    shown, key = [], ""
    for _page in range(3):
        queue = desk.get(QUEUE, {"after": key}).context["queue"]
        shown += [item.reference for item in queue.items]
        key = queue.next_key
    assert (sorted(shown), len(shown), key) == (sorted(made), 45, "")
    assert shown[:5] == made[::9]


@pytest.mark.parametrize(
    "key", ["x", "1-2-3", "1-20260101-99999999999999999999999", "1-20261399-1", "0-20260101-x", "١" * 9]
)
def test_queue_shows_the_first_page_for_a_damaged_key(key, desk):
    item = received()
    assert [one.reference for one in desk.get(QUEUE, {"after": key}).context["queue"].items] == [item.reference]


@pytest.mark.parametrize("number", [1, 3])
def test_queue_asks_the_database_the_same_few_things(number, moderator, signed_in):
    for _ in range(number):
        received()
    client = signed_in(moderator)
    client.get(QUEUE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(QUEUE)
    assert len(asked) == 17
    sql = " ".join(query["sql"] for query in asked)
    assert [word for word in NEVER_ASKED if word in sql] == []


def test_item_shows_its_words_to_whoever_reads_it_and_notes_it(desk, mine, moderator):
    first = desk.get(f"{QUEUE}{mine.reference}/")
    assert STORY in page(first)
    noted = list(Reading.objects.values_list("by", "record", "reference"))
    assert noted == [(moderator.pk, "words-as-sent", mine.reference)]


def test_item_that_waits_shows_no_words(desk):
    waiting = received(original=STORY)
    assert STORY not in page(desk.get(f"{QUEUE}{waiting.reference}/"))
    assert Reading.objects.count() == 0


def test_item_held_by_another_says_who(second_moderator, signed_in, mine):
    shown = page(signed_in(second_moderator).get(f"{QUEUE}{mine.reference}/"))
    assert "Mo Moderator is reading this one until" in shown
    assert STORY not in shown


def test_item_published_shows_what_families_see(desk, moderator):
    item = received(original=STORY)
    publish(item, moderator)
    assert "Take it down to read it again" in page(desk.get(f"{QUEUE}{item.reference}/"))


@pytest.mark.parametrize("reference", ["DEV-NONE-0000", "x" * 300, "-"])
def test_item_unknown_is_404(reference, desk):
    assert desk.get(f"{QUEUE}{reference}/").status_code == 404


STEPS = ["", "claim/", "let-go/", "take-out/", "put-back/", "edit/", "preview/", "publish/", "recommend/", "take-down/"]


@pytest.mark.parametrize("step", STEPS)
def test_item_not_of_this_desk_is_404_like_one_that_never_was(step, desk, moderator):
    flagged, council_only = received(), received(readers=Readers.COUNCIL_ONLY)
    raise_concern(flagged)
    for reference in (flagged.reference, council_only.reference, "DEV-NONE-0000"):
        path = f"{QUEUE}{reference}/{step}"
        answer = desk.post(path) if step else desk.get(path)
        assert (answer.status_code, reference in page(answer)) == (404, False)


@pytest.mark.parametrize("step", ["claim/", "let-go/", "take-out/", "put-back/", "edit/", "preview/", "publish/"])
def test_step_is_refused_by_get(step, desk, mine):
    assert desk.get(f"{QUEUE}{mine.reference}/{step}").status_code == 405


OTHERS = ["partner", "responder", "contact_team", "safeguarding_lead", "report_editor", "administrator", "auditor"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", OTHERS)
def test_desk_is_closed_to_other_roles(role, step, request, signed_in, mine):
    client = signed_in(request.getfixturevalue(role))
    for path in (QUEUE, f"{QUEUE}{mine.reference}/{step}"):
        assert client.get(path).status_code == 403
        assert client.post(path).status_code == 403


def test_desk_sends_a_stranger_to_sign_in(client, mine):
    for path in (QUEUE, f"{QUEUE}{mine.reference}/"):
        answer = client.get(path)
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/account/login/")


def test_claim_opens_the_item(desk, moderator):
    item = received()
    answer = desk.post(f"{QUEUE}{item.reference}/claim/")
    item.refresh_from_db()
    assert (answer.url, item.claimed_by) == (f"{QUEUE}{item.reference}/", moderator)


def test_claim_of_what_another_reads_says_who(second_moderator, signed_in, mine):
    answer = signed_in(second_moderator).post(f"{QUEUE}{mine.reference}/claim/", follow=True)
    assert "Mo Moderator is reading this one. Choose another." in page(answer)


def test_claim_past_the_cap_says_what_to_do(desk, moderator):
    for _ in range(5):
        claim(submission=received(), by=moderator)
    answer = desk.post(f"{QUEUE}{received().reference}/claim/", follow=True)
    assert "Finish one or put one back first." in page(answer)


def test_let_go_puts_it_back(desk, mine):
    desk.post(f"{QUEUE}{mine.reference}/let-go/")
    mine.refresh_from_db()
    assert mine.claimed_by is None


def test_take_down_asks_first_and_then_hides_it(desk, moderator):
    item = received(original=STORY)
    publish(item, moderator)
    path = f"{QUEUE}{item.reference}/take-down/"
    form = desk.get(path).context["form"]
    desk.post(path, {"seen_version": form.initial["seen_version"], "note": "A name was left in."})
    item.refresh_from_db()
    assert (item.state, item.decisions.last().note) == ("received", "A name was left in.")


def test_take_down_of_an_older_version_keeps_the_note(desk, moderator):
    item = received(original=STORY)
    publish(item, moderator)
    answer = desk.post(f"{QUEUE}{item.reference}/take-down/", {"seen_version": 1, "note": "My typed note"})
    assert answer.status_code == 409
    assert [word for word in ("My typed note", "Mo Moderator has decided") if word not in page(answer)] == []


@pytest.mark.parametrize(
    ("days", "late", "words"),
    [
        (0, 0, "Came in today"),
        (1, 0, "Has waited 1 working day"),
        (7, 0, "Has waited 5 working days"),
        (8, 1, "Late by 1 working day"),
        (12, 4, "Late by 4 working days"),
        (13, 4, "Late by 4 working days"),
    ],
)
def test_waited_counts_working_days(days, late, words):
    monday = clock.today().replace(year=2026, month=11, day=2)
    with clock.set_to(clock.now().replace(year=2026, month=11, day=2 + days)):
        waiting = desk_selector.waited(monday, 5)
    assert (waiting.late_by, waiting.words) == (late, words)


def test_what_was_due_on_a_friday_is_late_on_the_saturday():
    saturday = clock.now().replace(year=2026, month=11, day=7)
    with clock.set_to(saturday):
        waiting = desk_selector.waited(saturday.date().replace(day=2), 4)
    assert (waiting.due_on.day, waiting.late, waiting.words) == (6, True, "Late")
