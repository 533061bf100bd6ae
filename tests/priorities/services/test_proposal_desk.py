"""What a forum moderator does with a proposal: words, on the list or not, and back again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.enums import Role
from lib.states import WrongState
from priorities.enums import ProposalState, ProposalStep
from priorities.models import ProposalDecision, ProposalWording
from priorities.selectors.proposal_words import words_as_sent, words_of
from priorities.services import proposal_desk as services
from priorities.services.proposal_steps import ProposalChanged, ProposalRefused
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed

pytestmark = pytest.mark.django_db


def test_new_words_are_read_and_what_was_sent_is_kept():
    proposal, sent = proposed(priority_words("Mrs Smith knows Tom")), priority_words("Mrs Smith knows Tom")
    for strength in ("One person knows my child", "Somebody knows my child"):
        proposal.refresh_from_db()
        services.word(proposal=proposal, by=moderator(), seen_version=proposal.version, words=priority_words(strength))
    proposal.refresh_from_db()
    assert (words_of(proposal), words_as_sent(proposal)) == (priority_words("Somebody knows my child"), sent)
    assert list(proposal.wordings.values_list("number", flat=True)) == [1, 2]


def test_same_words_again_change_nothing():
    proposal = proposed()
    services.word(proposal=proposal, by=moderator(), seen_version=99, words=words_of(proposal))
    assert not ProposalWording.objects.exists()


def test_two_moderators_publish_and_decline_at_once():
    proposal = proposed()
    services.publish(proposal=proposal, by=moderator(), seen_version=1)
    with pytest.raises(ProposalChanged, match=r"Morgan Forum was quicker.*Put it on the list"):
        services.decline(proposal=proposal, by=moderator("Second Forum"), seen_version=1, reason="not-clear")
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.PUBLISHED


def test_pressed_twice_is_published_once():
    proposal = proposed()
    for _ in "ab":
        services.publish(proposal=proposal, by=moderator(), seen_version=1)
    assert ProposalDecision.objects.count() == 1


def test_declined_keeps_why_and_can_be_read_again():
    proposal = services.decline(proposal=proposed(), by=moderator(), seen_version=1, reason="not-clear")
    proposal = services.read_again(proposal=proposal, by=moderator(), seen_version=proposal.version)
    steps = list(ProposalDecision.objects.values_list("step", "reason"))
    assert (proposal.state, steps) == (
        ProposalState.WAITING,
        [(ProposalStep.DECLINED, "not-clear"), (ProposalStep.READ_AGAIN, "")],
    )


def test_unknown_reason_is_refused():
    with pytest.raises(ValueError, match="nonsense"):
        services.decline(proposal=proposed(), by=moderator(), seen_version=1, reason="nonsense")


@pytest.mark.parametrize("step", ["publish", "read_again"])
def test_step_that_does_not_follow_is_refused(step):
    proposal = listed()
    with pytest.raises((WrongState, ProposalRefused)):
        getattr(services, step)(proposal=proposal, by=moderator("Second Forum"), seen_version=proposal.version)


def test_only_forum_moderators_decide():
    proposal = proposed()
    for step, more in (("publish", {}), ("decline", {"reason": "not-clear"}), ("take_off_the_list", {})):
        with pytest.raises(PermissionDenied):
            getattr(services, step)(proposal=proposal, by=make.editor(), seen_version=1, **more)


def test_nobody_decides_about_what_they_sent_themselves():
    both = make.partner_of("Forum", Role.PARTNER, Role.FORUM_MODERATOR)
    with pytest.raises(ProposalRefused, match="Leave it to a colleague"):
        services.publish(proposal=proposed(by=both), by=both, seen_version=1)


def test_database_keeps_every_decision_and_wording():
    proposal = proposed()
    services.word(proposal=proposal, by=moderator(), seen_version=1, words=priority_words("Other"))
    for everything in (ProposalDecision.objects.all(), ProposalWording.objects.all()):
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            everything._raw_delete(everything.db)
