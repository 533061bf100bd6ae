"""Stars on paper count once two people have typed the same."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from priorities.models import Accepted, PaperBallot
from priorities.services import paper, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db
STARS = {"p-1": 3, "p-2": 2}


@pytest.fixture
def seat():
    return make.seat_of(make.opened())


def test_paper_counts_when_a_second_person_types_the_same(seat, helper, moderator):
    paper.enter_paper(seat=seat, by=helper, choices=STARS)
    assert Accepted.objects.count() == 0
    paper.check_paper(seat=seat, by=moderator, choices=STARS)
    assert list(Accepted.objects.values_list("choices", "on_paper", "by")) == [(STARS, True, moderator.pk)]


def test_two_who_differ_put_it_aside(seat, helper, moderator):
    paper.enter_paper(seat=seat, by=helper, choices=STARS)
    found = paper.check_paper(seat=seat, by=moderator, choices={"p-1": 2, "p-2": 3})
    assert (found.put_aside_at is not None, found.checked_at, Accepted.objects.count()) == (True, None, 0)
    paper.enter_paper(seat=seat, by=moderator, choices=STARS)


def test_first_person_cannot_check(seat, helper):
    paper.enter_paper(seat=seat, by=helper, choices=STARS)
    with pytest.raises(paper.SamePerson):
        paper.check_paper(seat=seat, by=helper, choices=STARS)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperBallot.objects.update(checked_by=helper, checked_at=PaperBallot.objects.get().entered_at)


def test_same_entry_again_is_one_and_another_one_waits(seat, helper, moderator):
    first = paper.enter_paper(seat=seat, by=helper, choices=STARS)
    assert paper.enter_paper(seat=seat, by=helper, choices=STARS) == first
    with pytest.raises(paper.PaperWaits):
        paper.enter_paper(seat=seat, by=moderator, choices=STARS)


def test_nothing_to_check_says_so(seat, helper):
    with pytest.raises(paper.NotTheSame, match="Type it once first"):
        paper.check_paper(seat=seat, by=helper, choices=STARS)


def test_paper_holds_no_more_than_the_budget(seat, helper):
    with pytest.raises(stars.TooManyStars):
        paper.enter_paper(seat=seat, by=helper, choices={"p-1": 6})


def test_only_who_is_asked_to(seat, responder):
    for step in (paper.enter_paper, paper.check_paper):
        with pytest.raises(PermissionDenied):
            step(seat=seat, by=responder, choices=STARS)
