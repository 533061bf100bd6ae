"""The counts follow every change in the same transaction, and equal a full recount."""

import pytest
from django.db import connection
from django.db.models import Sum

from cornerstones.models import AreaOfWeakness
from feedback.enums import ConcernState, Readers, SubmissionState
from feedback.models import Counted, ReportAboutMe, Rollup, Submission, WaitingRollup
from feedback.selectors.recount import differences
from lib.codes import new_token
from tests.feedback import factories

pytestmark = pytest.mark.django_db


def totals(**cut: object) -> tuple[int, ...]:
    """Return how many there are, and of them with what is valued, with what needs to change, and waiting."""
    rows = Rollup.objects.filter(**({"cornerstone": 0, "area": 0} | cut))
    fields = ("number", "valued", "needs_change", "waiting")
    found = rows.aggregate(**{f"sum_{name}": Sum(name, default=0) for name in fields})
    return tuple(found[f"sum_{name}"] for name in fields)


def test_what_is_published_is_counted_at_once():
    factories.received()
    assert totals() == (0, 0, 0, 0)
    factories.published(valued="They listen.", needs_change="Letters come late.")
    factories.published(valued="They listen.", needs_change="")
    assert totals() == (2, 2, 1, 2)


def test_experience_stands_once_in_all_and_once_under_each_cornerstone():
    factories.published(cornerstones=("communicate", "welcome-and-care"))
    stones = [factories.cornerstone(slug).pk for slug in ("communicate", "welcome-and-care", "value-and-include")]
    assert [totals(cornerstone=pk)[0] for pk in (0, *stones)] == [1, 1, 1, 0]


def test_answer_ends_the_waiting_and_gives_the_area():
    area = AreaOfWeakness.objects.create(code="asw1", name="Strategy")
    item = factories.published()
    assert WaitingRollup.objects.aggregate(all=Sum("number"))["all"] == 1
    factories.answered(item, area_of_weakness=area)
    assert (totals(), totals(area=area.pk)) == ((1, 0, 1, 0), (1, 0, 1, 0))
    assert WaitingRollup.objects.aggregate(all=Sum("number"))["all"] == 0


def test_concern_takes_it_out_at_once_and_its_end_brings_it_back(safeguarding_lead):
    item = factories.published()
    concern = factories.raise_concern(item)
    assert totals() == (0, 0, 0, 0)
    concern.state, concern.picked_up_by = ConcernState.PICKED_UP, safeguarding_lead
    concern.save()
    assert totals() == (0, 0, 0, 0)
    concern.state, concern.outcome, concern.outcome_kind = ConcernState.CLOSED, "Looked.", "nothing"
    concern.closed_by = safeguarding_lead
    concern.save()
    assert totals() == (1, 0, 1, 1)


def test_this_is_about_me_takes_it_out():
    ReportAboutMe.objects.create(submission=factories.published(), report_key=new_token())
    assert totals() == (0, 0, 0, 0)


def test_this_is_about_me_on_an_answer_makes_it_wait_again():
    item = factories.published()
    answer = factories.answered(item)
    ReportAboutMe.objects.create(response=answer, report_key=new_token())
    assert totals() == (1, 0, 1, 1)


def test_new_edition_counts_once_with_its_own_texts():
    item = factories.published(valued="", needs_change="Letters come late.")
    factories.publish(item, valued="They ring back.", needs_change="")
    assert totals() == (1, 1, 0, 1)


def test_withdrawing_and_deleting_take_it_out():
    one, two = factories.published(), factories.published()
    factories.move(one, SubmissionState.WITHDRAWN)
    assert totals() == (1, 0, 1, 1)
    with connection.cursor() as cursor:  # whatever deletes the row, not only Django
        cursor.execute("SELECT feedback_uncount(ARRAY[%s])", [two.pk])
    assert (totals(), Counted.objects.count()) == ((0, 0, 0, 0), 0)


def test_facts_that_change_move_it():
    item = factories.published(place="exeter")
    Submission.objects.filter(pk=item.pk).update(district=factories.district("torridge"))
    places = [factories.district(slug).pk for slug in ("exeter", "torridge")]
    assert [totals(district=pk)[0] for pk in places] == [0, 1]


def test_young_people_stand_apart_by_whose_voice_it_is():
    factories.published(speaker="young-person")
    factories.published(speaker="young-person", voice="supported", readers=Readers.COUNCIL_ONLY)
    assert [totals(who=who)[0] for who in ("young-person", "young-own", "young-supported")] == [0, 1, 1]


def test_folding_changes_no_count_and_leaves_one_row_of_each():
    item = factories.published()
    for _ in range(3):
        factories.move(item, SubmissionState.RECEIVED)
        factories.publish(item)
    before = totals()
    with connection.cursor() as cursor:
        cursor.execute("SELECT feedback_fold_rollups()")
    assert (totals(), Rollup.objects.filter(cornerstone=0, area=0).count()) == (before, 1)


def test_recount_finds_what_was_put_in_by_hand():
    item = factories.published()
    assert differences() == []
    Rollup.objects.create(month="2026-01-01", cornerstone=0, area=0, district=0, who="partner", number=1, valued=0,
                          needs_change=0, waiting=0)  # fmt: skip
    Counted.objects.filter(pk=item.pk).update(phase="primary")
    assert [said.split(" ")[0] for said in differences()] == ["2026-01,", "Experience"]
