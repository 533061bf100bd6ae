"""A setting begins, says how far it is, and finishes; nothing changes after that."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.enums import Role
from lib.states import WrongState
from reflection import services
from reflection.enums import HowOften
from reflection.models import Reflection, Said, SelfStatement
from reflection.services import Heard
from tests.conftest import make_user
from tests.reflection import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat():
    return make.partner()


def test_one_is_open_at_a_time_for_all_of_an_organisation(pat):
    colleague = make.partner(key="2")
    assert len({services.begin(by=by).pk for by in (pat, colleague, pat)}) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Reflection.objects.create(organisation=pat.organisation, begun_by=pat)


def test_what_is_said_is_kept_with_the_words_of_the_statement(pat):
    statement = make.statements()[0]
    found = services.begin(by=pat)
    services.say(reflection=found, by=pat, heard={statement.pk: Heard("mostly", " We asked. ")}, seen_version=0)
    statement.text = "Other words."
    statement.save()
    assert list(Said.objects.values_list("text", "how_often", "evidence")) == [
        ("We do welcome-and-care 1.", "mostly", "We asked.")
    ]


def test_same_again_changes_nothing_and_a_colleague_is_not_overwritten(pat):
    first, second = make.statements()[:2]
    found = services.begin(by=pat)
    for _ in range(2):
        services.say(reflection=found, by=pat, heard={first.pk: Heard("mostly")}, seen_version=0)
    with pytest.raises(services.ChangedMeanwhile):
        services.say(reflection=found, by=pat, heard={second.pk: Heard("not-yet")}, seen_version=0)
    assert (Reflection.objects.get().version, Said.objects.count()) == (1, 1)


def test_it_is_finished_once_everything_is_said(pat):
    make.statements()
    found = services.begin(by=pat)
    with pytest.raises(services.NotAllSaid) as left:
        services.finish(reflection=found, by=pat)
    assert left.value.left == 4
    done = services.finish(reflection=make.all_said(pat), by=pat)
    assert (done.state, done.finished_by) == ("finished", pat)
    with pytest.raises(WrongState):
        services.finish(reflection=done, by=pat)


def test_a_retired_statement_is_not_asked(pat):
    statement = make.statements()[0]
    make.all_said(pat)
    SelfStatement.objects.create(cornerstone=statement.cornerstone, order=9, text="Gone.", retired=True)
    assert services.finish(reflection=Reflection.objects.get(), by=pat).state == "finished"


def test_finished_never_changes_in_python_or_in_sql(pat):
    done = make.finished(pat)
    statement = make.statements()[0]
    for step in (
        lambda: services.say(reflection=done, by=pat, heard={statement.pk: Heard("not-yet")}, seen_version=1),
        lambda: services.discard(reflection=done, by=pat),
    ):
        with pytest.raises(WrongState):
            step()
    with pytest.raises(IntegrityError), transaction.atomic():
        Said.objects.update(how_often=HowOften.NOT_YET)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Reflection.objects.update(version=9)


def test_what_was_begun_can_be_deleted(pat):
    services.discard(reflection=make.all_said(pat), by=pat)
    assert (Reflection.objects.count(), Said.objects.count()) == (0, 0)


def test_only_people_of_the_organisation(pat, moderator):
    found = make.all_said(pat)
    stranger, lost = make.partner("Other Trust", "2"), make_user("Lost Partner", Role.PARTNER)
    for by in (stranger, lost, moderator):
        for step in (
            lambda by=by: services.say(reflection=found, by=by, heard={}, seen_version=1),
            lambda by=by: services.finish(reflection=found, by=by),
            lambda by=by: services.discard(reflection=found, by=by),
        ):
            with pytest.raises(PermissionDenied):
                step()
    for by in (lost, moderator):
        with pytest.raises(PermissionDenied):
            services.begin(by=by)


def test_starting_data_is_sixteen_statements_of_our_own_and_a_second_load_adds_none():
    make.stones()
    assert [services.load_starting_data() for _ in range(2)] == [16, 0]
    assert SelfStatement.objects.values("cornerstone").distinct().count() == 4
