"""The same person presses the same button twice: the second press is answered like the first, never as a stranger's."""

import pytest

from accounts.enums import Role
from feedback.enums import Readers
from feedback.forms.desk import QUESTIONS
from feedback.models import Decision, ReceiptCode
from feedback.services.challenging import challenge
from feedback.services.moderation import claim
from feedback.services.safeguarding import pick_up, raise_concern
from tests.feedback import desk
from tests.feedback.factories import person, received

pytestmark = pytest.mark.django_db
YES = dict.fromkeys(QUESTIONS, "yes") | {"names_small_place": "no", "marks": ""}
WITHHOLD = {"ground": "vexatious", "note": "It only insults."}


def press_twice(client, address, **typed):
    """Return where both presses led, and the messages of the page after the second."""
    leads = [client.post(address, typed).headers.get("Location", "no") for _ in range(2)]
    shown = client.get(leads[1]).context["messages"] if leads[1] != "no" else ()
    return leads, {str(message) for message in shown}


@pytest.mark.parametrize("speaker", ["parent-carer", "young-person"])
def test_publish(speaker, signed_in, moderator):
    item = claim(submission=received(original=desk.STORY, speaker=speaker), by=moderator)
    leads, said = press_twice(
        signed_in(moderator), f"/moderation/{item.reference}/publish/", **YES, seen_version=item.version
    )
    assert (leads, len(said), Decision.objects.count()) == (["/moderation/"] * 2, 1, 1)


def test_recommend(signed_in, moderator):
    item = claim(submission=received(original=desk.STORY), by=moderator)
    leads, said = press_twice(
        signed_in(moderator), f"/moderation/{item.reference}/recommend/", **WITHHOLD, seen_version=item.version
    )
    assert (leads, said) == (["/moderation/"] * 2, {f"The council will decide about {item.reference}. Thank you."})


@pytest.mark.parametrize("ground", ["vexatious", "other-law"])
def test_withhold(ground, signed_in, moderator, council_moderator):
    item = desk.in_state("withholding-recommended", moderator=moderator, council=council_moderator)
    typed = WITHHOLD | {"ground": ground, "seen_version": item.version}
    address = f"/moderation/withholding/{item.reference}/withhold/"
    leads, said = press_twice(signed_in(council_moderator), address, **typed)
    assert (leads, len(said), Decision.objects.count()) == (["/moderation/withholding/"] * 2, 1, 2)


def test_agree_and_read_again(signed_in, moderator, second_moderator):
    for step, typed in (("agree", {}), ("read-again", {"note": "A name was left in."})):
        item = desk.proposed(moderator)
        address = f"/moderation/second/{item.reference}/{step}/"
        leads, said = press_twice(signed_in(second_moderator), address, **typed, seen_version=item.version)
        assert (leads, len(said)) == (["/moderation/"] * 2, 1)


def test_take_down(signed_in, moderator):
    item = received(original=desk.STORY)
    desk.publish(item, moderator)
    item.refresh_from_db()
    leads, said = press_twice(
        signed_in(moderator), f"/moderation/{item.reference}/take-down/", note="A name.", seen_version=item.version
    )
    assert (leads, said) == (
        ["/moderation/"] * 2,
        {f"{item.reference} is no longer public. It waits to be read again."},
    )


@pytest.mark.parametrize("step", ["keep", "change"])
def test_second_look(step, signed_in, moderator, second_moderator):
    item = received(original=f"{desk.STORY} We still wait for a plan, and nobody tells us why it takes so long.")
    desk.publish(item, moderator, desk.mark(0, 11))
    ReceiptCode.objects.create(submission=item, code_hash="hash")
    asked = challenge(code_hash="hash")
    address = f"/moderation/challenges/{asked.pk}/{step}/"
    leads, said = press_twice(signed_in(second_moderator), address, note="It was right.")
    assert (leads[0], len(said)) == (leads[1], 1)


def test_pick_up_and_close_a_concern(signed_in, safeguarding_lead):
    concern = raise_concern(submission=received(), by=safeguarding_lead, worry="She is afraid.")
    lead = signed_in(safeguarding_lead)
    leads, said = press_twice(lead, f"/safeguarding/{concern.pk}/pick-up/")
    assert {word for word in said if "before you" in word} == set()
    typed = {"outcome": "We rang the family.", "outcome_kind": "nothing"}
    leads, said = press_twice(lead, f"/safeguarding/{concern.pk}/close/", **typed)
    assert (leads, said) == (["/safeguarding/"] * 2, {"This concern is closed."})


def test_the_press_of_a_stranger_is_still_told_who_was_quicker(signed_in, moderator, second_moderator):
    item = desk.proposed(moderator)
    seen = item.version
    desk.agree(item, person(Role.FORUM_MODERATOR))
    answer = signed_in(second_moderator).post(f"/moderation/second/{item.reference}/agree/", {"seen_version": seen})
    assert answer.status_code == 409


def test_picking_up_what_another_lead_has_still_says_so(signed_in, safeguarding_lead):
    concern = raise_concern(submission=received(), by=safeguarding_lead, worry="She is afraid.")
    pick_up(concern=concern, by=person(Role.SAFEGUARDING_LEAD))
    lead = signed_in(safeguarding_lead)
    answer = lead.get(lead.post(f"/safeguarding/{concern.pk}/pick-up/").headers["Location"])
    assert [str(one) for one in answer.context["messages"]] == ["Somebody else picked this up before you."]


def test_putting_back_what_one_has_not_taken_says_so(signed_in, moderator):
    item = received()
    desk_of_mine = signed_in(moderator)
    desk_of_mine.post(f"/moderation/{item.reference}/let-go/")
    [said] = desk_of_mine.get("/moderation/").context["messages"]
    assert str(said) == f"You had not taken {item.reference}, so there was nothing to put back."


def test_taking_down_takes_no_other_method_and_meets_a_concern_with_404(signed_in, moderator, monkeypatch):
    item = received(original=desk.STORY)
    desk.publish(item, moderator)
    item.refresh_from_db()
    address = f"/moderation/{item.reference}/take-down/"
    assert signed_in(moderator).put(address).status_code == 405
    raise_concern(submission=item, by=moderator, worry="She is afraid.")
    monkeypatch.setattr("feedback.views.moderation.desk.item", lambda *_: Read(item))
    assert signed_in(moderator).post(address, {"note": "x", "seen_version": item.version}).status_code == 404


class Read:
    """What the view read just before somebody flagged it."""

    def __init__(self, item):
        self.submission, self.reference = item, item.reference


def test_words_of_a_press_on_what_was_flagged_meanwhile_come_back(signed_in, moderator):
    item = claim(submission=received(original=desk.STORY, readers=Readers.FORUM_AND_COUNCIL), by=moderator)
    raise_concern(submission=item, by=moderator, worry="She is afraid.")
    typed = YES | {"seen_version": item.version, "note": "Dear writer, my long note.", "marks": "a b c"}
    answer = signed_in(moderator).post(f"/moderation/{item.reference}/preview/", typed)
    shown = answer.content.decode()
    assert (answer.status_code, "Dear writer, my long note." in shown, "a b c" in shown) == (404, True, False)
    unknown = signed_in(moderator).post("/moderation/DEV-NONE-0000/preview/", typed).content.decode()
    main = [page.split("<main")[1].split("</main")[0] for page in (shown, unknown)]
    assert main[0] == main[1]


def test_what_another_site_posts_to_no_page_of_ours_is_not_shown(client):
    answer = client.post("/no-such-page/", {"note": "Ring this number now."})
    assert (answer.status_code, "Ring this number" in answer.content.decode()) == (404, False)
