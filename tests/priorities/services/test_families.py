"""Families' ballots: a code, one choice, changed until close, and nothing left that leads to a person."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from lib import clock
from lib.codes import new_token
from lib.states import WrongState
from priorities.enums import Voice
from priorities.models import Accepted, CodeBatch, FamilyBallot, VotingCode
from priorities.services import families, rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def star_round():
    return make.opened()


@pytest.fixture
def codes(star_round, moderator):
    return families.make_codes(star_round=star_round, by=moderator, voice=Voice.PARENT_CARERS, how="printed", number=3)[
        1
    ]


def test_codes_differ_and_are_not_kept(codes):
    assert len(set(codes)) == 3
    kept = str(list(VotingCode.objects.values()))
    assert not [code for code in codes if code in kept]


def test_code_is_taken_however_it_is_typed(star_round, codes):
    typed = f" {codes[0][:4].lower()}-{codes[0][4:8]} {codes[0][8:].replace('0', 'o')} "
    families.choose_first(star_round=star_round, code=typed, slug="p-1")
    assert FamilyBallot.objects.get().priority.slug == "p-1"


def test_last_choice_counts_and_the_same_again_changes_nothing(star_round, codes):
    for slug in ("p-1", "p-2", "p-2", "p-2"):
        families.choose_first(star_round=star_round, code=codes[0], slug=slug)
    assert [one.priority.slug for one in FamilyBallot.objects.all()] == ["p-2"]
    assert Accepted.objects.count() == 2


def test_accepted_line_says_nothing_of_the_family(star_round, codes):
    families.choose_first(star_round=star_round, code=codes[0], slug="p-1")
    line = Accepted.objects.get()
    assert (line.choices, line.by, line.ballot, line.salt) == ({}, None, None, "")
    assert clock.now() - line.at < timedelta(hours=25)
    assert (line.at.minute, line.at.second, line.at.microsecond) == (0, 0, 0)
    assert "p-1" not in str(Accepted.objects.values().get())


def test_code_of_another_round_or_none_is_refused(codes):
    other = make.opened(name="Winter")
    for code in (codes[0], "", "0000-0000-0000", "Ω" * 1000):
        with pytest.raises(families.CodeUnknown):
            families.choose_first(star_round=other, code=code, slug="winter-1")


def test_priority_of_another_round_is_refused(star_round, codes):
    other = make.opened(name="Winter")
    with pytest.raises(stars.NotInTheRound):
        families.choose_first(star_round=star_round, code=codes[0], slug="winter-1")
    families.choose_first(star_round=star_round, code=codes[0], slug="p-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        FamilyBallot.objects.update(priority=other.priorities.first())


def test_closed_means_closed_at_the_second(star_round, codes):
    with clock.set_to(star_round.closes_at), pytest.raises(stars.RoundClosed):
        families.choose_first(star_round=star_round, code=codes[0], slug="p-1")
    assert FamilyBallot.objects.count() == 0


def test_lost_batch_is_stopped_and_used_codes_still_count(star_round, codes, moderator):
    families.choose_first(star_round=star_round, code=codes[0], slug="p-1")
    batch = star_round.batches.get()
    assert [families.stop_batch(batch=batch, by=moderator) for _ in range(2)] == [2, 0]
    with pytest.raises(families.CodeUnknown):
        families.choose_first(star_round=star_round, code=codes[1], slug="p-1")
    families.choose_first(star_round=star_round, code=codes[0], slug="p-3")
    assert FamilyBallot.objects.get().priority.slug == "p-3"


def test_codes_are_made_by_the_forum_alone_and_only_before_close(star_round, responder, moderator):
    wanted = {"star_round": star_round, "voice": Voice.YOUNG_PEOPLE, "how": "letters", "number": 1}
    with pytest.raises(PermissionDenied):
        families.make_codes(by=responder, **wanted)
    rounds.close_round(star_round=star_round, by=make.editor())
    with pytest.raises(WrongState):
        families.make_codes(by=moderator, **wanted)


def test_same_form_makes_one_batch_and_shows_the_same_codes(star_round, moderator):
    wanted = {"star_round": star_round, "by": moderator, "voice": Voice.PARENT_CARERS, "how": "printed"}
    key = new_token()
    first = families.make_codes(**wanted, number=3, key=key)
    again = families.make_codes(**wanted, number=500, key=key)
    assert first == again
    assert (CodeBatch.objects.count(), VotingCode.objects.count()) == (1, 3)


def test_form_of_another_person_or_round_makes_other_codes(star_round, moderator, second_moderator):
    wanted = {"voice": Voice.PARENT_CARERS, "how": "printed", "number": 2, "key": new_token()}
    made = [
        families.make_codes(star_round=star_round, by=moderator, **wanted)[1],
        families.make_codes(star_round=star_round, by=second_moderator, **wanted)[1],
        families.make_codes(star_round=make.opened(name="Winter"), by=moderator, **wanted)[1],
    ]
    assert len({code for codes in made for code in codes}) == 6


def test_stopped_batch_does_not_come_back_with_its_form(star_round, moderator):
    wanted = {"star_round": star_round, "by": moderator, "voice": Voice.PARENT_CARERS, "how": "printed", "number": 3}
    key = new_token()
    batch, _codes = families.make_codes(**wanted, key=key)
    families.stop_batch(batch=batch, by=moderator)
    with pytest.raises(families.BatchStopped):
        families.make_codes(**wanted, key=key)
    assert VotingCode.objects.count() == 0
