"""Proposals go into a round or into the shared understanding, and come back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cornerstones.models import AgreementMark, Event, Statement
from lib.states import WrongState
from priorities.enums import ProposalStep
from priorities.models import Priority
from priorities.selectors.on_the_list import on_the_list
from priorities.services import contents, proposal_desk, rounds
from priorities.services import proposals_onward as services
from priorities.services.proposal_steps import ProposalRefused
from tests.priorities import factories as make
from tests.priorities.proposed import listed, moderator, priority_words, proposed, statement_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return Event.objects.create(slug="e", name="Cornerstones event", held_on=date(2025, 3, 4))


def put_in(star_round, *proposals):
    return services.put_in_round(star_round=star_round, proposals=proposals, by=make.editor())


def test_priority_remembers_where_it_came_from():
    proposal, star_round = listed(priority_words("Calls are answered", "Ring back", "Say when")), make.draft()
    assert put_in(star_round, proposal) == 1
    priority = Priority.objects.get(proposal=proposal)
    points = [point.text for point in priority.development_points.all()]
    assert (priority.round, priority.strength, points) == (star_round, "Calls are answered", ["Ring back", "Say when"])


def test_twice_is_once():
    proposal, star_round = listed(), make.draft()
    assert [put_in(star_round, proposal), put_in(star_round, proposal)] == [1, 0]


def test_list_names_the_round_only_once_it_is_open():
    proposal, star_round = listed(), make.draft()
    put_in(star_round, proposal)
    before = on_the_list()[0].rounds
    rounds.open_round(star_round=star_round, by=make.editor())
    assert (before, [each.name for each in on_the_list()[0].rounds]) == ((), ["Autumn"])


def test_taken_out_of_the_draft_it_is_on_the_list_as_before():
    proposal, star_round = listed(), make.draft()
    put_in(star_round, proposal)
    contents.remove_priority(priority=Priority.objects.get(proposal=proposal), by=make.editor())
    steps = list(proposal.decisions.order_by("pk").values_list("step", "where"))
    assert steps[1:] == [(ProposalStep.INTO_ROUND, "Autumn"), (ProposalStep.OUT_OF_ROUND, "Autumn")]
    assert [one.reference for one in on_the_list()] == [proposal.reference]


@pytest.mark.parametrize("make_one", [proposed, lambda: listed(statement_words())])
def test_only_priorities_on_the_list_go_into_a_round(make_one):
    star_round = make.draft()
    with pytest.raises(ProposalRefused):
        put_in(star_round, listed(priority_words("Fine")), make_one())
    assert not Priority.objects.exclude(proposal=None).exists()


def test_open_round_takes_none():
    with pytest.raises(WrongState):
        put_in(make.opened(), listed())


def test_same_strength_with_other_changes_is_refused_in_words():
    star_round, proposal = make.draft(), listed(priority_words("P 3", "Something else"))
    with pytest.raises(ProposalRefused, match="“P 3”"):
        put_in(star_round, proposal)


def test_moderator_puts_nothing_in_a_round():
    with pytest.raises(PermissionDenied):
        services.put_in_round(star_round=make.draft(), proposals=(), by=moderator())


def test_statement_goes_in_behind_the_others_once_and_out_again(event):
    Statement.objects.create(event=event, order=1, text="First")
    proposal = listed(statement_words("Families hear back"))
    for _ in "ab":
        services.into_understanding(proposal=proposal, event=event, by=make.editor())
    assert list(event.statements.values_list("order", "text")) == [(1, "First"), (2, "Families hear back")]
    for _ in "ab":
        services.out_of_understanding(proposal=proposal, by=make.editor())
    steps = list(proposal.decisions.order_by("pk").values_list("step", "where"))
    assert list(event.statements.values_list("text", flat=True)) == ["First"]
    assert steps[1:] == [
        (ProposalStep.INTO_UNDERSTANDING, "Cornerstones event"),
        (ProposalStep.OUT_OF_UNDERSTANDING, "Cornerstones event"),
    ]


def test_statement_that_somebody_marked_stays(event):
    proposal = services.into_understanding(proposal=listed(statement_words()), event=event, by=make.editor())
    AgreementMark.objects.create(statement=proposal.statement, phrase="", count=2)
    with pytest.raises(ProposalRefused, match="no mark is lost"):
        services.out_of_understanding(proposal=proposal, by=make.editor())
    proposal.refresh_from_db()
    assert proposal.statement is not None


def test_words_that_stand_there_already_are_refused(event):
    Statement.objects.create(event=event, order=1, text="Families hear back")
    with pytest.raises(ProposalRefused, match="stand in “Cornerstones event” already"):
        services.into_understanding(
            proposal=listed(statement_words("Families hear back")), event=event, by=make.editor()
        )


def test_event_that_is_imported_anew_lets_the_proposal_be(event):
    proposal = services.into_understanding(proposal=listed(statement_words()), event=event, by=make.editor())
    event.statements.all().delete()
    proposal.refresh_from_db()
    assert proposal.statement is None


def test_priority_does_not_go_into_the_understanding(event):
    with pytest.raises(ProposalRefused):
        services.into_understanding(proposal=listed(), event=event, by=make.editor())


def test_one_off_the_list_stays_in_its_round():
    proposal, star_round = listed(), make.draft()
    put_in(star_round, proposal)
    proposal.refresh_from_db()
    proposal_desk.take_off_the_list(proposal=proposal, by=moderator(), seen_version=proposal.version)
    assert Priority.objects.filter(round=star_round, proposal=proposal).exists()
