"""Nothing of a child or young person is published on the word of one person (CY-09)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from feedback.enums import Readers, Speaker, SubmissionState, Verdict, Voice
from feedback.models import (
    Decision,
    IdentifiabilityCheck,
    OriginalWords,
    Proposal,
    PublishedVersion,
    Redaction,
    Submission,
)
from feedback.services.moderation import (
    ConcernOpen,
    DecidedAlready,
    NewerWords,
    NothingLeft,
    SamePerson,
    claim,
    take_down,
)
from feedback.services.safeguarding import raise_concern
from lib.states import WrongState
from tests.conftest import make_user
from tests.feedback import factories
from tests.feedback.desk import STORY, agree, mark, proposed, publish, read_again, recommend

VOICES = [{"voice": voice} for voice in (Voice.OWN, Voice.SUPPORTED, Voice.ON_BEHALF)] + [
    {"voice": Voice.GROUP, "group_size": 12}
]


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice["voice"])
def test_publishing_what_a_young_person_said_only_proposes_it(voice, moderator):
    item = proposed(moderator, mark(0, 11), **voice)
    assert (item.state, item.version, item.claimed_by) == (SubmissionState.SECOND_APPROVAL, 2, None)
    assert PublishedVersion.objects.count() == 0
    assert Submission.objects.published().count() == 0


def test_a_proposal_keeps_marks_checklist_words_and_note(moderator):
    item = factories.received(original=STORY, speaker=Speaker.YOUNG_PERSON)
    made = publish(item, moderator, mark(0, 11, "staff"), note="Thank you.", statutory_class="content-gap")
    item.refresh_from_db()
    assert made == Proposal.objects.get(submission=item)
    assert made.marks == [{"text_field": "needs_change", "start": 0, "end": 11, "reason": "staff"}]
    assert (made.words, made.decision.by, made.decision.verdict) == (item.original_words.get(), moderator, "propose")
    assert (made.decision.note, item.statutory_class) == ("Thank you.", "content-gap")
    assert IdentifiabilityCheck.objects.get(decision=made.decision).linking is True


def test_a_proposal_must_leave_something_to_read(moderator):
    item = factories.received(original=STORY, speaker=Speaker.YOUNG_PERSON)
    with pytest.raises(NothingLeft):
        publish(item, moderator, mark(0, len(STORY) - 1))
    item.refresh_from_db()
    assert (item.state, Decision.objects.count()) == (SubmissionState.RECEIVED, 0)


def test_a_second_person_publishes_exactly_what_was_proposed(moderator, second_moderator):
    item = proposed(moderator, mark(0, 11, "staff"), mark(15, 29, "place"))
    version = agree(item, second_moderator)
    item.refresh_from_db()
    assert version.needs_change == "[a member of staff] of [a place] never rang back."
    assert (version.decision.verdict, version.decision.by, version.edited) == (Verdict.AGREE, second_moderator, True)
    assert list(Redaction.objects.values_list("start", "end", "reason")) == [(0, 11, "staff"), (15, 29, "place")]
    assert (item.state, item.version, Proposal.objects.count()) == (SubmissionState.PUBLISHED, 3, 0)
    assert list(Submission.objects.published()) == [item]


def test_whoever_proposed_it_cannot_agree_or_send_it_back(moderator):
    item = proposed(moderator)
    for verb in (agree, read_again):
        with pytest.raises(SamePerson, match="You proposed this"):
            verb(item, moderator)
    item.refresh_from_db()
    assert (item.state, Decision.objects.count()) == (SubmissionState.SECOND_APPROVAL, 1)


@pytest.mark.parametrize("readers", Readers)
def test_only_the_same_desk_agrees(readers, cast):
    inside, outside = {
        Readers.FORUM_AND_COUNCIL: ("moderator", "council_moderator"),
        Readers.COUNCIL_ONLY: ("council_moderator", "moderator"),
    }[readers]
    item = proposed(cast[inside], readers=readers)
    for who in (outside, "administrator", "safeguarding_lead", "responder"):
        for verb in (agree, read_again):
            with pytest.raises(PermissionDenied):
                verb(item, cast[who])
    assert PublishedVersion.objects.count() == 0


def test_asking_to_read_again_sends_it_back_with_the_reason(moderator, second_moderator):
    item = proposed(moderator)
    made = read_again(item, second_moderator, note="  The school can be guessed. ")
    item.refresh_from_db()
    assert (made.verdict, made.note, made.by) == (Verdict.READ_AGAIN, "The school can be guessed.", second_moderator)
    assert (item.state, item.version) == (SubmissionState.RECEIVED, 3)
    assert (Proposal.objects.count(), list(item.decisions.values_list("verdict", flat=True))) == (
        0,
        ["propose", "read-again"],
    )


def test_after_reading_again_the_roles_may_change(moderator, second_moderator):
    item = proposed(moderator)
    read_again(item, second_moderator)
    item.refresh_from_db()
    publish(item, second_moderator, mark(0, 11))
    item.refresh_from_db()
    with pytest.raises(SamePerson):
        agree(item, second_moderator)
    assert agree(item, moderator).needs_change == "[a name] of Example School never rang back."


@pytest.mark.parametrize("note", ["", " \n "])
def test_reading_again_needs_a_reason(note, moderator, second_moderator):
    item = proposed(moderator)
    with pytest.raises(ValueError, match="Say what is not right yet"):
        read_again(item, second_moderator, note=note)


def test_newer_words_of_the_writer_are_never_agreed_to_unread(moderator, second_moderator):
    item = proposed(moderator)
    OriginalWords.objects.create(submission=item, version=2, needs_change="Call me Sam on 01392 383000.")
    with pytest.raises(NewerWords, match="The writer has sent newer words since"):
        agree(item, second_moderator)
    item.refresh_from_db()
    assert (item.state, PublishedVersion.objects.count()) == (SubmissionState.SECOND_APPROVAL, 0)
    read_again(item, second_moderator)
    item.refresh_from_db()
    publish(item, moderator)
    item.refresh_from_db()
    assert agree(item, second_moderator).needs_change == "Call me Sam on 01392 383000."


def test_published_again_it_needs_two_people_again(moderator, second_moderator):
    item = proposed(moderator)
    agree(item, second_moderator)
    item.refresh_from_db()
    take_down(submission=item, by=moderator, seen_version=item.version)
    item.refresh_from_db()
    publish(item, moderator)
    item.refresh_from_db()
    assert item.state == SubmissionState.SECOND_APPROVAL
    assert agree(item, second_moderator).edition == 2


def test_a_concern_stops_the_second_person(moderator, second_moderator, safeguarding_lead):
    item = proposed(moderator)
    raise_concern(submission=item, by=second_moderator)
    for verb in (agree, read_again):
        with pytest.raises(ConcernOpen):
            verb(item, second_moderator)
    assert PublishedVersion.objects.count() == 0


def test_the_writer_withdraws_it_meanwhile(moderator, second_moderator):
    item = proposed(moderator)
    seen = item.version
    factories.move(item, SubmissionState.WITHDRAWN)
    with pytest.raises(DecidedAlready, match="The writer was quicker"):
        agree(item, second_moderator, seen_version=seen)


def test_nobody_takes_or_recommends_what_waits_for_a_second_person(moderator, second_moderator):
    item = proposed(moderator)
    with pytest.raises(WrongState):
        claim(submission=item, by=second_moderator)
    with pytest.raises(WrongState):
        recommend(item, second_moderator)
    with pytest.raises(WrongState):
        agree(factories.received(), second_moderator)


def put_in_sql(item: Submission) -> None:
    with transaction.atomic():
        Submission.objects.filter(pk=item.pk).update(state=SubmissionState.PUBLISHED)


def decide_in_sql(item: Submission, verdict: Verdict, by) -> None:
    with transaction.atomic():
        Decision.objects.create(submission=item, verdict=verdict, by=by)


def test_postgresql_refuses_one_person_twice(moderator, second_moderator):
    item = proposed(moderator)
    with pytest.raises(IntegrityError, match="another person has to decide"):
        decide_in_sql(item, Verdict.AGREE, moderator)
    decide_in_sql(item, Verdict.AGREE, second_moderator)
    put_in_sql(item)


def test_postgresql_refuses_an_agreement_that_was_taken_back(moderator, second_moderator):
    item = proposed(moderator)
    decide_in_sql(item, Verdict.AGREE, second_moderator)
    decide_in_sql(item, Verdict.READ_AGAIN, second_moderator)
    with pytest.raises(IntegrityError, match="no decision stands behind this"):
        put_in_sql(item)


def test_postgresql_refuses_to_skip_the_second_person(moderator, second_moderator):
    item = factories.received(speaker=Speaker.YOUNG_PERSON)
    decide_in_sql(item, Verdict.PROPOSE, moderator)
    with pytest.raises(IntegrityError, match="does not follow from the state"):
        decide_in_sql(item, Verdict.AGREE, second_moderator)
    decide_in_sql(item, Verdict.PUBLISH, second_moderator)
    with pytest.raises(IntegrityError, match="need two people"):
        put_in_sql(item)


def test_a_third_person_may_agree_too(moderator, second_moderator):
    item = proposed(moderator)
    third = make_user("Tamsin Third", *second_moderator.roles)
    assert agree(item, third).decision.by == third
