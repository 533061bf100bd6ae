"""Putting experiences into themes and taking them out, and what is kept to measure the suggestions."""

import pytest
from django.core.exceptions import PermissionDenied

from feedback.answers import Answers
from feedback.enums import View
from feedback.models import Conflict, InTheme, Submission
from feedback.services.sending import send
from feedback.services.themes import ThemeRefused, join, put_in, see_as, take_out
from feedback.services.withdrawing import withdraw
from lib.codes import new_token
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db


def put(by, theme, *experiences, view=View.SAME, shown=None):
    return put_in(by=by, theme=theme, experiences=experiences, view=view, shown=shown)


def test_put_in_twice_is_once_and_keeps_the_first_view(moderator):
    theme, one, two = make.theme(), make.published(), make.published()
    assert len(put(moderator, theme, one, two)) == 2
    assert put(moderator, theme, one, two, view=View.DIFFERENT) == []
    assert list(theme.members.values_list("view", flat=True)) == ["same", "same", "same"]


@pytest.mark.parametrize(
    ("offered", "place"),
    [(["letters", "other"], 1), (["other", "letters"], 2), (["other"], 0), ([], None), (None, None)],
)
def test_put_in_keeps_the_place_among_what_was_suggested(moderator, offered, place):
    theme, experience = make.theme(title="Letters"), make.published()
    shown = {} if offered is None else {experience.reference: offered}
    assert [row.suggested_place for row in put(moderator, theme, experience, shown=shown)] == [place]


def test_put_in_a_second_theme_is_not_measured(moderator):
    first, second, experience = make.theme(), make.theme(title="Phone calls"), make.published()
    shown = {experience.reference: [first.slug, second.slug]}
    put(moderator, first, experience, shown=shown)
    put(moderator, second, experience, shown=shown)
    assert list(experience.in_themes.values_list("suggested_place", flat=True)) == [1, None]


def test_put_in_a_joined_theme_leads_to_the_other(moderator):
    theme, into = make.theme(), make.theme(title="Slow post")
    join(theme=theme, into=into, by=moderator, seen_version=1)
    with pytest.raises(ThemeRefused, match=r"joined with “Slow post”\. Choose that one"):
        put(moderator, theme, make.published())


def test_put_in_is_refused_to_who_declared_a_conflict(moderator, second_moderator):
    theme, experience = make.theme(), make.published()
    Conflict.objects.create(submission=experience, user=moderator, kind="child")
    with pytest.raises(ThemeRefused, match="Leave it to a colleague"):
        put(moderator, theme, experience)
    assert len(put(second_moderator, theme, experience)) == 1


def test_see_as_and_take_out(moderator, second_moderator):
    experience = make.published()
    theme = make.theme(experience, by=moderator)
    see_as(by=second_moderator, theme=theme, experience=experience, view=View.DIFFERENT)
    assert list(theme.members.values_list("view", "by__name")) == [("different", "Sam Second")]
    take_out(by=moderator, theme=theme, experience=experience)
    take_out(by=moderator, theme=theme, experience=experience)
    assert (theme.members.count(), Submission.objects.published().count()) == (0, 1)


@pytest.mark.parametrize("who", ["responder", "partner", "auditor"])
def test_every_step_is_refused_to_who_does_not_sort(request, who):
    by, experience = request.getfixturevalue(who), make.published()
    theme = make.theme(experience)
    steps = (
        lambda: put(by, theme, experience),
        lambda: see_as(by=by, theme=theme, experience=experience, view="same"),
        lambda: take_out(by=by, theme=theme, experience=experience),
    )
    for step in steps:
        with pytest.raises(PermissionDenied):
            step()


def test_what_a_writer_takes_back_leaves_its_themes(moderator):
    receipt = send(answers=Answers(needs_change="The letters come late."), token=new_token())
    experience = Submission.objects.get(reference=receipt.reference)
    make.publish(experience)
    make.theme(experience)
    withdraw(code_hash=experience.receipt_code.code_hash)
    assert InTheme.objects.count() == 0
