from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from feedback.checklist import SAFE_IF_YES
from feedback.enums import SubmissionState
from feedback.models import IdentifiabilityCheck, OriginalWords, PublishedVersion, Redaction
from feedback.services import moderation
from feedback.services.moderation import BadMark, Claimed, NothingLeft, NotProtected
from tests.feedback.desk import SAFE, STORY, in_state, mark, publish
from tests.feedback.factories import received

QUESTIONS = SAFE_IF_YES
MORE = " We still wait, and nobody tells us why it takes so long now."


@pytest.fixture
def item(db):
    return received(original=STORY)


def test_publish_keeps_the_original_and_the_difference(moderator):
    item = received(original=STORY + MORE)
    version = publish(item, moderator, mark(0, 11, "staff"), mark(15, 29, "place"), note="Thank you.")
    kept = OriginalWords.objects.get(submission=item)
    assert version.needs_change == "[a member of staff] of [a place] never rang back." + MORE
    assert (kept.needs_change, version.words, version.edited, version.edition) == (STORY + MORE, kept, True, 1)
    assert version.taken_out == 24  # 25 of 108 characters, rounded up
    taken = [(kept.needs_change[one.start : one.end], one.reason) for one in Redaction.objects.all()]
    assert taken == [("Mrs Example", "staff"), ("Example School", "place")]
    assert (version.decision.by, version.decision.note) == (moderator, "Thank you.")


def test_publish_without_marks_is_not_called_edited(item, moderator):
    version = publish(item, moderator, statutory_class="content-quality")
    item.refresh_from_db()
    assert (version.needs_change, version.edited) == (STORY, False)
    assert (item.state, item.version, item.statutory_class) == (SubmissionState.PUBLISHED, 2, "content-quality")


def test_publish_again_counts_the_edition_up(item, moderator, second_moderator):
    publish(item, moderator)
    item.refresh_from_db()
    moderation.take_down(submission=item, by=second_moderator, seen_version=item.version, note="A name was left in.")
    item.refresh_from_db()
    publish(item, second_moderator, mark(0, 11))
    texts = list(PublishedVersion.objects.order_by("edition").values_list("edition", "needs_change"))
    assert texts == [(1, STORY), (2, "[a name] of Example School never rang back.")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_publish_needs_every_answer_of_the_checklist(question, item, moderator):
    with pytest.raises(NotProtected):
        publish(item, moderator, check=replace(SAFE, **{question: False}))
    assert PublishedVersion.objects.count() == 0


@pytest.mark.parametrize("question", QUESTIONS)
def test_postgresql_refuses_an_unsafe_checklist(question, item, moderator):
    decision = publish(item, moderator).decision
    decision.check_answers.delete()
    answers = dict.fromkeys(QUESTIONS, True) | {question: False}
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentifiabilityCheck.objects.create(decision=decision, **answers)


def test_publish_keeps_the_checklist(item, moderator):
    assert IdentifiabilityCheck.objects.get(decision=publish(item, moderator).decision).staff_named is True


def test_publish_refuses_to_take_out_everything(item, moderator):
    with pytest.raises(NothingLeft):
        publish(item, moderator, mark(0, len(STORY) - 1, "abuse"))
    item.refresh_from_db()
    assert (item.state, PublishedVersion.objects.count()) == (SubmissionState.RECEIVED, 0)


def test_publish_refuses_a_mark_outside_the_text(item, moderator):
    with pytest.raises(BadMark):
        publish(item, moderator, mark(0, 4000))


def test_publish_while_another_reads_it_tells_who(item, moderator, second_moderator):
    moderation.claim(submission=item, by=second_moderator)
    with pytest.raises(Claimed) as refused:
        publish(item, moderator)
    item.refresh_from_db()
    assert (refused.value.by_name, refused.value.until) == (second_moderator.name, item.claimed_until)


def test_publish_frees_the_claim(item, moderator):
    moderation.claim(submission=item, by=moderator)
    publish(item, moderator)
    item.refresh_from_db()
    assert (item.claimed_by, item.claimed_until) == (None, None)


def test_take_down_hides_it_at_once(moderator, council_moderator):
    submission = in_state(SubmissionState.PUBLISHED, moderator=moderator, council=council_moderator)
    moderation.take_down(submission=submission, by=moderator, seen_version=submission.version)
    submission.refresh_from_db()
    assert type(submission).objects.published().count() == 0
