"""The trial's open round: carried over, with some stars, no codes, and room for whoever tries it."""

import pytest

from accounts.enums import Role
from demo.rounds import ON_PAPER, ORGANISATIONS, open_trial_round
from priorities.models import Accepted, VotingCode
from priorities.services import rounds
from tests.conftest import make_user
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(helper, moderator):
    return {"report-editor": make.editor(), "helper": helper, "moderator": moderator}


def test_trial_round_is_open_with_some_stars_and_no_codes(people):
    earlier = make.opened()
    rounds.close_round(star_round=earlier, by=None)
    rounds.publish_round(star_round=earlier, by=make.editor())
    make_user("Not In A Team", Role.PARTNER)

    star_round = open_trial_round(people)

    assert (star_round.state, star_round.priorities.count()) == ("open", 4)
    assert Accepted.objects.filter(round=star_round, on_paper=True).count() == len(ON_PAPER)
    assert star_round.seats.count() == len(ORGANISATIONS) + 1
    assert len(set(star_round.seats.values_list("sector", flat=True))) == 4
    assert VotingCode.objects.count() == 0


def test_without_a_published_round_there_is_none(people):
    assert open_trial_round(people) is None
