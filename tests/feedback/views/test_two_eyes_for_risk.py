"""A small place that is still named, and an edit past the council's share, need a second person (MO-11)."""

import pytest

from authority.models import Settings
from feedback.forms.desk import QUESTIONS
from feedback.models import PublishedVersion
from feedback.services.moderation import claim
from tests.feedback.desk import agree
from tests.feedback.factories import received

STORY = "Mrs Example of Example School never rang back. We wait, and nobody at all tells us why it takes so long."
YES = dict.fromkeys(QUESTIONS, "yes") | {"names_small_place": "no", "marks": ""}
LONG = f"needs_change:0:{len(STORY) * 4 // 10}:length"
pytestmark = pytest.mark.django_db


@pytest.fixture
def item(moderator):
    return claim(submission=received(original=STORY), by=moderator)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"names_small_place": "yes"}, "because it still names a place smaller than a district"),
        ({"marks": LONG}, "because much of the text is taken out"),
    ],
)
def test_preview_says_why_and_a_second_person_publishes(change, why, item, moderator, second_moderator, signed_in):
    client, typed = signed_in(moderator), YES | {"seen_version": item.version} | change
    preview = client.post(f"/moderation/{item.reference}/preview/", typed).content.decode()
    assert [
        words
        for words in ("A second person will be asked", why, "Ask a second person to agree")
        if words not in preview
    ] == []
    client.post(f"/moderation/{item.reference}/publish/", typed)
    item.refresh_from_db()
    assert (item.state, PublishedVersion.objects.count()) == ("second-approval", 0)
    other = signed_in(second_moderator)
    for path in ("/moderation/", f"/moderation/second/{item.reference}/"):
        assert why in other.get(path).content.decode()
    assert agree(item, second_moderator).edition == 1


def test_the_share_is_the_councils(item, moderator, signed_in):
    Settings.objects.update_or_create(defaults={"second_person_share": 60})
    typed = YES | {"seen_version": item.version, "marks": LONG}
    signed_in(moderator).post(f"/moderation/{item.reference}/publish/", typed)
    assert PublishedVersion.objects.get().taken_out == 40


def test_the_question_must_be_answered(item, moderator, signed_in):
    typed = YES | {"seen_version": item.version, "names_small_place": ""}
    answer = signed_in(moderator).post(f"/moderation/{item.reference}/preview/", typed)
    assert list(answer.context["form"].errors) == ["names_small_place"]
