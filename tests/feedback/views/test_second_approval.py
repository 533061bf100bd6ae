"""The second person's page: the words as sent, what would be public, the checklist, and two buttons."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Role
from accounts.models import Reading
from feedback.enums import Readers, Speaker, SubmissionState
from feedback.models import OriginalWords, PublishedVersion
from feedback.services.moderation import claim
from tests.feedback import factories
from tests.feedback.desk import STORY, agree, mark, proposed
from tests.feedback.views.test_marking import YES
from tests.feedback.views.test_moderation import NEVER_ASKED, OTHERS, QUEUE, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(moderator):
    return proposed(moderator, mark(0, 11, "staff"))


@pytest.fixture
def second(second_moderator, signed_in):
    return signed_in(second_moderator)


def path(item, step=""):
    return f"/moderation/second/{item.reference}/{step}"


def test_queue_lists_what_waits_for_a_second_person(second, item):
    shown = page(second.get(QUEUE))
    assert f'href="{path(item)}"' in shown
    assert "Mo Moderator proposed it on" in shown


def test_queue_shows_ones_own_as_waiting_for_somebody_else(moderator, signed_in, item):
    shown = page(signed_in(moderator).get(QUEUE))
    assert "You proposed it, so it waits for somebody else." in shown
    assert f'href="{path(item)}"' not in shown


def test_queue_never_says_that_nothing_waits_while_something_does(second, item):
    shown = page(second.get(QUEUE))
    assert ("Everything that people sent has been read" in shown, "Nothing waits to be read first." in shown) == (
        False,
        True,
    )


def test_queue_never_shows_the_words_of_a_proposal(second, item):
    assert [word for word in ("Mrs Example", "never rang back") if word in page(second.get(QUEUE))] == []


def test_queue_of_the_other_desk_shows_none(signed_in, council_moderator, item):
    assert signed_in(council_moderator).get(QUEUE).context["to_agree"] == ()


@pytest.mark.parametrize("number", [1, 3])
def test_queue_asks_the_same_for_any_number_of_proposals(number, moderator, second):
    for _ in range(number):
        proposed(moderator)
    second.get(QUEUE)
    with CaptureQueriesContext(connection) as asked:
        assert len(second.get(QUEUE).context["to_agree"]) == number
    assert len(asked) == 16
    sql = " ".join(query["sql"] for query in asked)
    assert [word for word in NEVER_ASKED if word in sql] == []


def test_page_shows_all_that_the_second_person_needs(second, item):
    shown = page(second.get(path(item)))
    wanted = (
        '<del class="story__taken">Mrs Example</del>',
        "[a member of staff] of Example School never rang back.",
        "“Mrs Example” becomes [a member of staff]",
        "Mo Moderator proposed on",
        "No member of staff can be recognised",
        "I agree: publish it",
        "Ask for it to be read again",
        "Someone is not safe",
    )
    assert [words for words in wanted if words not in shown] == []


def test_opening_the_page_is_noted_once(second, second_moderator, item):
    second.get(path(item))
    noted = list(Reading.objects.filter(by=second_moderator).values_list("record", "reference"))
    assert noted == [("words-as-sent", item.reference)]


def test_whoever_proposed_it_sees_no_words_and_no_buttons(moderator, signed_in, item):
    shown = page(signed_in(moderator).get(path(item)))
    assert "waits for somebody else" in shown
    assert [words for words in ("Mrs Example", "I agree", "read again") if words in shown] == []
    assert Reading.objects.count() == 0


def test_agreeing_publishes_it(second, item):
    answer = second.post(path(item, "agree/"), {"seen_version": item.version}, follow=True)
    assert f"{item.reference} is published. Thank you both" in page(answer)
    assert PublishedVersion.objects.get().needs_change == "[a member of staff] of Example School never rang back."
    assert second.get(f"/experiences/{item.reference}/").status_code == 200


def test_agreeing_twice_is_agreeing_once(second, second_moderator, item):
    for _ in range(2):
        answer = second.post(path(item, "agree/"), {"seen_version": item.version}, follow=True)
        assert f"{item.reference} is published. Thank you both for taking care of it." in page(answer)
    assert PublishedVersion.objects.count() == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
def test_agreeing_without_having_seen_it_shows_the_page(seen, second, item):
    assert second.post(path(item, "agree/"), {"seen_version": seen}).url == path(item)
    assert PublishedVersion.objects.count() == 0


def test_whoever_proposed_it_is_refused_at_both_buttons(moderator, signed_in, item):
    client = signed_in(moderator)
    for step in ("agree/", "read-again/"):
        given = {"seen_version": item.version, "note": "I say so."}
        assert client.post(path(item, step), given).status_code == 403
    item.refresh_from_db()
    assert item.state == SubmissionState.SECOND_APPROVAL


def test_newer_words_are_said_and_hide_the_button(second, item):
    OriginalWords.objects.create(submission=item, version=2, needs_change="CANARY-NEWER")
    shown = page(second.post(path(item, "agree/"), {"seen_version": item.version}, follow=True))
    assert "The writer has sent newer words since" in shown
    assert [words for words in ("I agree: publish it", "CANARY-NEWER") if words in shown] == []


def test_asking_to_read_again_tells_the_first_moderator_why(second, moderator, signed_in, item):
    given = {"seen_version": item.version, "note": "The school can be guessed."}
    answer = second.post(path(item, "read-again/"), given, follow=True)
    assert "Whoever proposed it can read your note there" in page(answer)
    claim(submission=item, by=moderator)
    shown = page(signed_in(moderator).get(f"{QUEUE}{item.reference}/"))
    assert [words for words in ("Sam Second sent it back on", "The school can be guessed.") if words not in shown] == []


def test_asking_to_read_again_needs_a_reason(second, item):
    answer = second.post(path(item, "read-again/"), {"seen_version": item.version, "note": " "})
    assert "Say what is not right yet, so that it can be put right" in page(answer)
    assert "<title>Error: " in page(answer)
    item.refresh_from_db()
    assert item.state == SubmissionState.SECOND_APPROVAL


def test_asking_to_read_again_after_another_agreed_keeps_the_note(second, item, moderator):
    agree(item, factories.person(Role.FORUM_MODERATOR, name="Tamsin Third"))
    answer = second.post(path(item, "read-again/"), {"seen_version": item.version, "note": "My typed note"})
    assert answer.status_code == 409
    assert [word for word in ("Tamsin Third has decided", "My typed note") if word not in page(answer)] == []


@pytest.mark.parametrize("step", ["", "agree/", "read-again/"])
def test_what_is_not_of_this_desk_is_404_like_what_never_was(step, second, moderator, council_moderator):
    flagged, waiting = proposed(moderator), factories.received(speaker=Speaker.YOUNG_PERSON)
    council = proposed(council_moderator, readers=Readers.COUNCIL_ONLY)
    factories.raise_concern(flagged)
    for reference in (flagged.reference, waiting.reference, council.reference, "DEV-NONE-0000"):
        address = f"/moderation/second/{reference}/{step}"
        answer = second.post(address, {"seen_version": 2, "note": "x"}) if step else second.get(address)
        assert (answer.status_code, reference in page(answer)) == (404, False)


@pytest.mark.parametrize("role", OTHERS)
def test_second_approval_is_closed_to_other_roles(role, request, signed_in, item):
    client = signed_in(request.getfixturevalue(role))
    statuses = [client.get(path(item)), client.post(path(item, "agree/")), client.post(path(item, "read-again/"))]
    assert [answer.status_code for answer in statuses] == [403, 403, 403]


def test_a_concern_can_be_raised_while_it_waits(second, item, safeguarding_lead):
    answer = second.post(f"/safeguarding/raise/{item.reference}/", {"worry": "Bruises"})
    assert answer.status_code == 302
    assert second.get(path(item)).status_code == 404


def test_preview_and_button_say_that_a_second_person_follows(moderator, signed_in):
    item = claim(submission=factories.received(original=STORY, speaker=Speaker.YOUNG_PERSON), by=moderator)
    client = signed_in(moderator)
    assert "because a child or young person told us this" in page(client.get(f"{QUEUE}{item.reference}/"))
    typed = YES | {"seen_version": item.version, "marks": ""}
    assert "Ask a second person to agree" in page(client.post(f"{QUEUE}{item.reference}/preview/", typed))
    told = page(client.post(f"{QUEUE}{item.reference}/publish/", typed, follow=True))
    assert "waits for a second person, who reads it before it is public" in told
    assert PublishedVersion.objects.count() == 0
