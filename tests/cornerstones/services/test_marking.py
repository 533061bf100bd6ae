"""Organisations' marks on phrases: one for each, apart from stars and from the marks of the room (PP-06)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from cornerstones import selectors
from cornerstones.models import OrganisationMark, Statement
from cornerstones.services.marking import agree, take_back_mark
from cornerstones.services.refusals import WordsNotThere
from tests.cornerstones import factories as make
from tests.cornerstones.factories import FIRST, SECOND, TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement(db):
    return make.statement()


def _shown():
    understanding = selectors.shared_understanding()
    return (understanding.agreed + understanding.others)[0].agrees


def test_two_phrases_of_one_statement_hold_two_and_one(statement):
    tor, moor = make.partner(), make.partner("Moor College", "2")
    for by, phrase in ((tor, FIRST), (moor, FIRST), (tor, SECOND)):
        agree(statement=statement, phrase=phrase, by=by)
    assert [(each.phrase, each.number, each.organisations) for each in _shown()] == [
        (FIRST, "2 organisations agree", ("Moor College", "Tor View School")),
        (SECOND, "1 organisation agrees", ("Tor View School",)),
    ]


def test_colleagues_have_one_mark_for_the_same_words(statement):
    first = agree(statement=statement, phrase=FIRST, by=make.partner())
    again = agree(statement=statement, phrase=FIRST.upper(), by=make.partner(key="2"))
    assert (first.pk, OrganisationMark.objects.count()) == (again.pk, 1)


def test_nothing_typed_means_all_of_it(statement):
    assert agree(statement=statement, phrase="", by=make.partner()).phrase == TEXT
    assert [each.is_whole for each in _shown()] == [True]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("rowing", "These words do not stand in the statement. Copy them from it, word for word"),
        ("the", "These words stand there more than once. Add the words before or after them"),
    ],
)
def test_words_that_do_not_stand_there_once_are_refused(statement, typed, words):
    with pytest.raises(WordsNotThere) as refused:
        agree(statement=statement, phrase=typed, by=make.partner())
    assert (str(refused.value), OrganisationMark.objects.count()) == (words, 0)


def test_mark_taken_back_is_gone_and_stays_on_record(statement):
    pat, colleague = make.partner(), make.partner(key="2")
    mark = agree(statement=statement, phrase=FIRST, by=pat)
    for _ in range(2):
        take_back_mark(mark=mark, by=colleague)
    mark.refresh_from_db()
    assert (_shown(), mark.by, mark.ended_by) == ((), pat, colleague)


def test_mark_can_be_put_again(statement):
    pat = make.partner()
    mark = agree(statement=statement, phrase=FIRST, by=pat)
    take_back_mark(mark=mark, by=pat)
    assert agree(statement=statement, phrase=FIRST, by=pat).pk != mark.pk
    assert len(_shown()) == 1


def test_mark_of_another_organisation_is_not_taken_back(statement):
    mark = agree(statement=statement, phrase=FIRST, by=make.partner())
    with pytest.raises(PermissionDenied):
        take_back_mark(mark=mark, by=make.partner("Moor College", "2"))
    assert len(_shown()) == 1


def test_only_partners_with_an_organisation_put_marks(statement, cast):
    for person in cast.values():  # the cast's partner belongs to none
        with pytest.raises(PermissionDenied):
            agree(statement=statement, phrase=FIRST, by=person)
    assert OrganisationMark.objects.count() == 0


def _refused_by_postgresql(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
    return True


def test_postgresql_keeps_words_that_an_organisation_agrees_with(statement):
    pat = make.partner()
    mark = agree(statement=statement, phrase=FIRST, by=pat)
    change = Statement.objects.filter(pk=statement.pk).update
    assert _refused_by_postgresql(lambda: change(text="Other words."))
    take_back_mark(mark=mark, by=pat)
    assert change(text="Other words.") == 1


def test_postgresql_keeps_marks_as_they_were_put(statement):
    pat = make.partner()
    mark = agree(statement=statement, phrase=FIRST, by=pat)
    rows = OrganisationMark.objects.filter(pk=mark.pk)
    new = {"statement": statement, "organisation": pat.organisation, "by": pat}
    for write in (
        lambda: OrganisationMark.objects.create(phrase="rowing", **new),
        lambda: OrganisationMark.objects.create(phrase=FIRST, **new),
    ):
        assert _refused_by_postgresql(write)
    for refused in (lambda: rows.update(phrase=SECOND), rows.delete):
        with pytest.raises(Exception, match="annot"), transaction.atomic():
            refused()
    take_back_mark(mark=mark, by=pat)
    with pytest.raises(Exception, match="annot"), transaction.atomic():
        rows.update(ended_at=None, ended_by=None)


@pytest.mark.django_db(transaction=True)
def test_colleagues_at_once_leave_one_mark():
    statement, people = make.statement(), [make.partner(key=str(number)) for number in range(6)]

    def press(by):
        try:
            return agree(statement=statement, phrase=FIRST, by=by).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        marks = set(pool.map(press, people))
    assert (len(marks), OrganisationMark.objects.count()) == (1, 1)
