"""A young person's words: proposed by one, agreed by another, hidden by a reader, and put back; no JavaScript."""

from feedback.enums import Channel, Consent, Feeling, Helper, Speaker, WordsAre
from feedback.models import FeelingAbout, HelperEntry, PublishedVersion
from lib import clock
from tests.browser.by_keyboard import follow
from tests.browser.test_moderating import press, sign_in
from tests.feedback import factories as make
from tests.feedback.desk import mark, proposed
from tests.plugins.browser import PHONE, assert_no_axe_faults

STORY = "Mrs Example shouts. The bell hurts my ears and nobody asks me."


def told_by_phone(moderator):
    """What a young person told a helper, as one moderator would publish it."""
    young = {"speaker": Speaker.YOUNG_PERSON, "age_band": "11-to-15", "company": "helping", "channel": Channel.PHONE}
    item = proposed(moderator, mark(0, 11, "staff"), original=STORY, **young)
    HelperEntry.objects.create(
        submission=item,
        helper=Helper.ADVOCATE,
        heard_on=clock.today(),
        words_are=WordsAre.NOTE,
        read_back=True,
        consent=Consent.PERSON,
    )
    FeelingAbout.objects.create(submission=item, cornerstone=make.cornerstone(), feeling=Feeling.BAD)
    return item


def test_two_people_publish_and_a_reader_hides_it(transactional_db, cast, open_context, live_portal):
    # Given what a young person said, proposed by one moderator
    item = told_by_phone(cast["moderator"])
    context = open_context(javascript=False, viewport=PHONE)
    sign_in(context, cast["second_moderator"], live_portal)
    page = context.new_page()

    # When a second one reads it
    page.goto("/moderation/")
    assert_no_axe_faults(page)
    follow(page.get_by_role("link", name=item.reference))
    shown = page.inner_text("main")
    assert "The helper’s note of what they said" in shown
    assert "Communicate: bad" not in shown  # one child’s faces are never public, only totals of many
    assert_no_axe_faults(page)

    # and asks for another reading without saying why
    press(page, "Ask for it to be read again")
    assert page.get_by_role("link", name="Say what is not right yet, so that it can be put right").is_visible()
    assert_no_axe_faults(page)

    # and then agrees
    press(page, "I agree: publish it")
    assert "Thank you both" in page.inner_text("main")
    assert PublishedVersion.objects.get().needs_change.startswith("[a member of staff] shouts.")

    # Then everybody reads it, until a reader says that it is about them
    reader = open_context(javascript=False, viewport=PHONE).new_page()
    reader.goto(f"/experiences/{item.reference}/")
    assert "Told to a helper. These words are the helper’s note." in reader.inner_text("main")
    assert_no_axe_faults(reader)
    press(reader, "This says something about me")
    assert reader.get_by_role("heading", level=1).inner_text() == "It is off the website now"
    assert_no_axe_faults(reader)
    assert reader.goto(f"/experiences/{item.reference}/").status == 404

    # and a person has looked
    page.goto("/moderation/")
    follow(page.get_by_role("link", name=f"Experience {item.reference}"))
    assert_no_axe_faults(page)
    page.get_by_label("Why?").fill("Nobody can be told by it.")
    press(page, "Put it back as it was")
    assert reader.goto(f"/experiences/{item.reference}/").status == 200
