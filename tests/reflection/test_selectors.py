"""Two dates side by side, and never a look at somebody else's."""

import pytest

from reflection import selectors
from reflection.enums import Change, HowOften
from reflection.models import SelfStatement
from reflection.services import Heard, begin, finish, say
from tests.reflection import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat():
    return make.partner()


def twice(pat, before, after):
    """Return two finished ones: in the first everything is `before`, in the second `after`."""
    return make.finished(pat, before), make.finished(pat, after)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("not-yet", "beginning", Change.FURTHER),
        ("beginning", "nearly-always", Change.FURTHER),
        ("mostly", "mostly", Change.SAME),
        ("mostly", "not-yet", Change.BACK),
        ("cannot-say", "mostly", Change.NOT_COMPARED),
        ("mostly", "cannot-say", Change.NOT_COMPARED),
        ("cannot-say", "cannot-say", Change.SAME),
    ],
)
def test_two_dates_compare(pat, before, after, change):
    found = selectors.comparison(*twice(pat, before, after))
    (line,) = found.parts[0].lines
    assert (line.before, line.after, line.change) == (HowOften(before).label, HowOften(after).label, change)
    assert found.numbers == ((change.label, 4),)


def test_earlier_stands_first_whatever_the_order(pat):
    first, second = twice(pat, "not-yet", "mostly")
    assert selectors.comparison(second, first) == selectors.comparison(first, second)


def test_statement_in_other_words_is_not_compared(pat):
    first = make.finished(pat, "not-yet")
    SelfStatement.objects.update(text="Something else.")
    found = selectors.comparison(first, make.finished(pat, "mostly"))
    assert {line.change for part in found.parts for line in part.lines} == {Change.NOT_COMPARED}


def test_new_statement_was_not_asked_before(pat):
    first = make.finished(pat)
    more = SelfStatement.objects.create(cornerstone=make.stones()[0], order=2, text="New.")
    second = begin(by=pat)
    heard = {each.pk: Heard("mostly") for each in SelfStatement.objects.all()}
    second = finish(reflection=say(reflection=second, by=pat, heard=heard, seen_version=0), by=pat)
    line = selectors.comparison(first, second).parts[0].lines[-1]
    assert (line.text, line.before, line.after, line.change) == (more.text, "", "Mostly", Change.NOT_COMPARED)


def test_nobody_finds_what_another_organisation_said(pat):
    done = make.finished(pat)
    stranger = make.partner("Other Trust", "2")
    assert (selectors.own(stranger, done.pk), selectors.finished(stranger), selectors.open_one(stranger)) == (
        None,
        (),
        None,
    )
    assert selectors.own(pat, done.pk) == done
    assert selectors.own(pat, 2**70) is None


@pytest.mark.parametrize("each", [1, 3])
def test_task_list_takes_the_same_queries_for_one_and_for_three(pat, each, django_assert_num_queries):
    make.statements(each)
    found = begin(by=pat)
    with django_assert_num_queries(2):
        tasks = selectors.tasks(found)
    assert [(task.said, task.of, task.status) for task in tasks] == [(0, each, "To do")] * 4
