"""Proposing, and voices for what others proposed (PP-07)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction

from accounts.enums import Role
from lib.codes import new_token
from priorities.enums import ProposalKind, ProposalState, Proposer
from priorities.models import Proposal, ProposalVoice
from priorities.selectors.proposal_words import words_as_sent
from priorities.services import proposals as services
from priorities.services.proposal_steps import ProposalRefused
from tests.priorities import factories as make
from tests.priorities.proposed import listed, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db


def test_proposal_waits_with_its_words_and_names_nobody():
    words = priority_words()
    made = services.propose(kind="priority", proposer=Proposer.PARENT_CARER, words=words, token=new_token())
    made.refresh_from_db()
    assert (made.state, words_as_sent(made), made.by, made.organisation) == (ProposalState.WAITING, words, None, None)


def test_same_form_with_the_same_words_is_one_proposal():
    token = new_token()
    sent = [
        services.propose(kind="priority", proposer="parent-carer", words=priority_words(), token=token).pk for _ in "ab"
    ]
    assert sent == [Proposal.objects.get().pk] * 2


def test_same_form_with_other_words_is_a_second_proposal():
    token = new_token()
    for words in (priority_words("Calls are answered"), priority_words("Letters are answered")):
        services.propose(kind="priority", proposer="parent-carer", words=words, token=token)
    assert Proposal.objects.count() == 2


def test_partner_proposes_for_the_organisation():
    lead = make.partner_of("Tor View School", Role.PARTNER)
    made = proposed(by=lead)
    assert (made.by, made.organisation.name) == (lead, "Tor View School")


def test_nobody_but_a_partner_proposes_by_name():
    partner, editor = make.partner_of("Tor View School"), make.editor()
    for who, by in ((Proposer.PARTNER, editor), (Proposer.PARENT_CARER, partner)):
        with pytest.raises(PermissionDenied):
            services.propose(kind="priority", proposer=who, words=priority_words(), token=new_token(), by=by)
    assert not Proposal.objects.exists()


def test_partner_without_a_person_is_refused():
    with pytest.raises(PermissionDenied):
        services.propose(kind="priority", proposer=Proposer.PARTNER, words=priority_words(), token=new_token())


def test_family_voice_is_kept_with_its_words_and_once_a_form():
    proposal, token, words = listed(), new_token(), priority_words("My own words for it")
    for _ in "ab":
        services.add_voice(proposal=proposal, voice=Proposer.YOUNG_PERSON, token=token, words=words)
    voice = ProposalVoice.objects.get()
    assert (voice.voice, voice.words) == ("young-person", "My own words for it\nGive each family one person to ring")


def test_two_families_are_two_voices():
    proposal = listed()
    for _ in "ab":
        services.add_voice(proposal=proposal, voice=Proposer.PARENT_CARER, token=new_token())
    assert ProposalVoice.objects.count() == 2


def test_organisation_has_one_voice_whoever_presses():
    proposal = listed()
    for _ in "ab":
        person = make.partner_of("Moor Trust", Role.PARTNER)
        services.add_voice(proposal=proposal, voice=Proposer.PARTNER, token=new_token(), by=person)
    assert [str(voice.organisation) for voice in ProposalVoice.objects.all()] == ["Moor Trust"]


def test_organisation_takes_its_voice_back_and_gives_it_again():
    proposal, person = listed(), make.partner_of("Moor Trust")
    services.add_voice(proposal=proposal, voice=Proposer.PARTNER, token=new_token(), by=person)
    services.take_voice_back(proposal=proposal, by=person)
    services.take_voice_back(proposal=proposal, by=person)
    assert not ProposalVoice.objects.exists()
    services.add_voice(proposal=proposal, voice=Proposer.PARTNER, token=new_token(), by=person)
    assert ProposalVoice.objects.count() == 1


def test_waiting_proposal_takes_no_voice():
    with pytest.raises(ProposalRefused):
        services.add_voice(proposal=proposed(), voice=Proposer.PARENT_CARER, token=new_token())


def test_database_refuses_a_voice_for_what_waits():
    proposal = proposed()
    with pytest.raises(IntegrityError, match="not on the list"), transaction.atomic():
        ProposalVoice.objects.create(proposal=proposal, voice=Proposer.PARENT_CARER, made_key="k")


@pytest.mark.parametrize(
    "change",
    [{"strength": "Other"}, {"proposer": "young-person"}, {"reference": "PRO-2222-2222"}],
)
def test_database_keeps_what_was_sent(change):
    proposal = proposed()
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**change)


def test_database_keeps_families_voices_and_proposals():
    proposal = listed()
    services.add_voice(proposal=proposal, voice=Proposer.PARENT_CARER, token=new_token())
    for everything in (ProposalVoice.objects.all(), Proposal.objects.all()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            everything._raw_delete(everything.db)


def test_database_refuses_a_proposal_that_begins_on_the_list():
    with pytest.raises(ProgrammingError), transaction.atomic():
        Proposal.objects.create(
            reference="PRO-2222-2222", kind=ProposalKind.STATEMENT, proposer=Proposer.PARENT_CARER, strength="S",
            made_key="k", state=ProposalState.PUBLISHED,
        )  # fmt: skip


def test_database_refuses_a_priority_without_a_change():
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            reference="PRO-2222-2222", kind=ProposalKind.PRIORITY, proposer=Proposer.PARENT_CARER, strength="S",
            made_key="k", cornerstone=make.stones()[0],
        )  # fmt: skip


def test_statement_has_no_cornerstone():
    made = proposed(statement_words())
    assert (made.kind, made.cornerstone, made.changes) == (ProposalKind.STATEMENT, None, "")
