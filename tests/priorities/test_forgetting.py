"""What people sent with a proposal goes 90 days after the last decision; what everybody reads stays."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from lib import clock
from lib.codes import new_token
from priorities.enums import Proposer, WhyDeclined
from priorities.models import Proposal, ProposalVoice, ProposalWording
from priorities.selectors.proposal_words import words_of
from priorities.services import proposal_desk
from priorities.services.proposal_steps import ProposalRefused
from priorities.services.proposals import add_voice
from priorities.tasks import forget_words_of_proposals
from tests.priorities import proposed as make

pytestmark = pytest.mark.django_db
SENT = make.KEY_WORKER
LATER = timedelta(days=91)


def in_days(days):
    return clock.set_to(clock.now() + timedelta(days=days))


def forget(days=91):
    with in_days(days):
        forget_words_of_proposals()


def reworded(proposal):
    words = make.priority_words("What everybody reads")
    return proposal_desk.word(proposal=proposal, by=make.moderator(), seen_version=proposal.version, words=words)


def declined():
    waits = reworded(make.proposed())
    return proposal_desk.decline(
        proposal=waits, by=make.moderator(), seen_version=waits.version, reason=WhyDeclined.ABOUT_A_PERSON
    )


def texts():
    """Return every word of proposals that the database holds, in records and in history."""
    rows = [
        *Proposal.objects.values_list("strength", "changes", "why"),
        *ProposalWording.objects.values_list("strength", "changes", "why"),
        *ProposalVoice.objects.values_list("words"),
    ]
    return {text for row in rows for text in row if text}


def test_declined_proposal_loses_every_word_and_keeps_its_history(client):
    proposal = declined()
    forget(89)
    assert SENT in texts()
    forget()
    proposal.refresh_from_db()
    assert (texts(), proposal.decisions.count(), proposal.forgotten_on is not None) == (set(), 2, True)
    with pytest.raises(ProposalRefused, match="were deleted"):
        proposal_desk.read_again(proposal=proposal, by=make.moderator(), seen_version=proposal.version)


def test_proposal_on_the_list_keeps_what_people_read_and_loses_what_was_sent():
    proposal = reworded(reworded(make.listed()))
    forget()
    proposal.refresh_from_db()
    assert (SENT in texts(), words_of(proposal).strength) == (False, "What everybody reads")
    assert proposal.wordings.count() == 1


def test_what_people_read_as_it_was_sent_stays():
    proposal = make.listed()
    forget()
    assert words_of(Proposal.objects.get(pk=proposal.pk)).strength == SENT


def test_what_waits_is_never_forgotten():
    make.proposed()
    forget(4000)
    assert SENT in texts()


def test_words_of_voices_go_and_the_voices_stay():
    add_voice(
        proposal=make.listed(),
        voice=Proposer.YOUNG_PERSON,
        token=new_token(),
        words=make.priority_words("My own words"),
    )
    forget(89)
    assert any("My own words" in text for text in texts())
    forget()
    assert not any("My own words" in text for text in texts())
    assert ProposalVoice.objects.count() == 1


def test_forgetting_twice_changes_nothing():
    proposal = declined()
    forget()
    first = Proposal.objects.get(pk=proposal.pk)
    forget(200)
    assert Proposal.objects.get(pk=proposal.pk).forgotten_on == first.forgotten_on


@pytest.mark.parametrize(
    "change",
    [
        lambda: Proposal.objects.update(strength="Other words"),
        lambda: Proposal.objects.update(strength="", changes="", why=""),
        lambda: ProposalVoice.objects.update(words="Other words"),
        lambda: ProposalWording.objects.update(strength="Other words"),
        lambda: ProposalWording.objects.all().delete(),
    ],
    ids=["sent", "sent-without-a-day", "voice", "wording", "wording-deleted"],
)
def test_postgresql_lets_words_go_only_so(change):
    proposal = reworded(make.listed())
    add_voice(proposal=proposal, voice=Proposer.PARENT_CARER, token=new_token(), words=make.priority_words("Mine"))
    with pytest.raises((IntegrityError, InternalError, ProgrammingError)), transaction.atomic():
        change()


def test_the_desk_says_that_the_words_are_gone(signed_in):
    proposal = declined()
    forget()
    page = signed_in(make.moderator()).get(f"/priorities/proposals/desk/{proposal.reference}/")
    assert "These words were deleted 90 days after the last decision" in page.content.decode()
    assert signed_in(make.moderator()).get("/priorities/proposals/desk/").status_code == 200
