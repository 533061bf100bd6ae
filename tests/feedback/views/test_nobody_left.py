"""Where nobody is left to act: whoever is about to strand something is warned, the writer is told how it is."""

import re

import pytest

from accounts.enums import Role
from feedback.answers import Answers
from feedback.enums import Readers, Speaker
from feedback.forms.desk import QUESTIONS
from feedback.models import Submission
from feedback.services.moderation import claim
from feedback.services.sending import send
from lib import codes
from tests.feedback import desk
from tests.feedback.factories import person, received

pytestmark = pytest.mark.django_db
STATUS, ASK = "/your-feedback/status/", "/your-feedback/second-look/"
STRANDED = "If the writer does not agree, nobody is left here who had no part in it and can look."
HONEST = {
    Speaker.PARENT_CARER: "Right now everybody who could look had a part in it.",
    Speaker.YOUNG_PERSON: "Right now there is no new person who can look.",
}
YES = dict.fromkeys(QUESTIONS, "yes") | {"names_small_place": "no", "marks": "needs_change:0:11:name"}


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("speaker", HONEST)
def test_writer_is_told_honestly_when_nobody_can_look(speaker, client, moderator, second_moderator):
    receipt = send(answers=Answers(needs_change=desk.STORY, speaker=speaker), token=codes.new_token())
    client.post("/your-feedback/", {"code": receipt.code})
    item = Submission.objects.get()
    Submission.objects.update(readers=Readers.FORUM_AND_COUNCIL)
    item.refresh_from_db()
    desk.publish(item, moderator, desk.mark(0, 11))
    item.refresh_from_db()
    if item.state == "second-approval":
        desk.agree(item, second_moderator)
    else:  # both had a part in it
        desk.moderation.take_down(submission=item, by=moderator, seen_version=item.version)
        item.refresh_from_db()
        desk.publish(item, second_moderator, desk.mark(0, 11))
    before = text_of(client.get(ASK))
    client.post(ASK, {"why": "It was mine to say."})
    pages = [before, text_of(client.get(STATUS)), text_of(client.get(ASK))]
    assert [HONEST[speaker] in page for page in pages] == [True, True, True]
    assert [page for page in pages if "looks by" in page or "looks at it by" in page] == []
    person(Role.FORUM_MODERATOR)
    assert [HONEST[speaker] in text_of(client.get(one)) for one in (STATUS, ASK)] == [False, False]


def test_preview_warns_whoever_would_be_the_last(signed_in, moderator):
    item = claim(submission=received(original=desk.STORY), by=moderator)
    typed = YES | {"seen_version": item.version}
    preview = f"/moderation/{item.reference}/preview/"
    assert STRANDED in text_of(signed_in(moderator).post(preview, typed))
    assert STRANDED not in text_of(signed_in(moderator).post(preview, typed | {"marks": ""}))
    person(Role.FORUM_MODERATOR)
    assert STRANDED not in text_of(signed_in(moderator).post(preview, typed))


def test_second_person_is_warned_where_there_is_no_third(signed_in, moderator, second_moderator):
    item = desk.proposed(moderator, desk.mark(0, 11))
    address = f"/moderation/second/{item.reference}/"
    assert STRANDED in text_of(signed_in(second_moderator).get(address))
    person(Role.FORUM_MODERATOR)
    assert STRANDED not in text_of(signed_in(second_moderator).get(address))


def test_recommending_warns_by_how_many_officers_are_left(signed_in, council_moderator):
    item = claim(submission=received(readers=Readers.COUNCIL_ONLY), by=council_moderator)
    warned = []
    for _ in range(3):
        shown = text_of(signed_in(council_moderator).get(f"/moderation/{item.reference}/recommend/"))
        warned.append(("so it would wait for ever" in shown, "needs two who did not recommend it" in shown))
        person(Role.COUNCIL_MODERATOR)
    assert warned == [(True, False), (False, True), (False, False)]


def test_officer_is_warned_before_vexatious_where_there_is_no_second(signed_in, council_moderator):
    recommender = person(Role.COUNCIL_MODERATOR)
    item = received(readers=Readers.COUNCIL_ONLY)
    desk.recommend(item, recommender)
    address = f"/moderation/withholding/{item.reference}/"
    warning = "There is no other officer who can decide it as the second person."
    assert warning in text_of(signed_in(council_moderator).get(address))
    person(Role.COUNCIL_MODERATOR)
    assert warning not in text_of(signed_in(council_moderator).get(address))


def test_first_officer_is_shown_how_to_take_it_back_and_may(signed_in, council_moderator):
    item = received(readers=Readers.COUNCIL_ONLY)
    desk.recommend(item, person(Role.COUNCIL_MODERATOR))
    item.refresh_from_db()
    desk.withhold(item, council_moderator)
    item.refresh_from_db()
    officer, address = signed_in(council_moderator), f"/moderation/withholding/{item.reference}/"
    shown = text_of(officer.get(address))
    assert ("so it would wait for ever" in shown, "Take it back: it can be published" in shown) == (True, True)
    assert "Take it back: it can be published" in text_of(officer.get("/moderation/withholding/"))
    officer.post(f"{address}send-back/", {"seen_version": item.version, "note": "It is fair after all."})
    item.refresh_from_db()
    assert item.state == "received"
