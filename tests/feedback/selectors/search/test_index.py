"""The search stays quick however much is published: PostgreSQL reads its indexes, and never every text."""

import json

import pgtrigger
import pytest
from django.db import connection, transaction

from accounts.enums import Role
from feedback.enums import HowFar
from feedback.models import Decision, PublishedVersion, Response, ResponseUpdate, Submission
from feedback.selectors import answers, public
from feedback.selectors.lists import EVERYTHING
from feedback.selectors.search import ask, words_in_answers, words_in_experiences
from tests.conftest import make_user
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
MANY = 4_000  # texts of each kind: what a county may have after some years
INDEXES = ("published_stems", "response_own_stems", "response_all_stems", "update_stems")
SAID = "The letters about our plan came late again and nobody rang us to say why it took so long this time."


@pytest.fixture(scope="module")
def much(django_db_setup, django_db_blocker):
    """As many experiences and answers as after some years, made once and taken back at the end."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            _make_much(make_user("Rae Responder", Role.RESPONDER))
            yield
            transaction.set_rollback(True)
        with connection.cursor() as cursor:  # else every later test reads past what was there
            cursor.execute("VACUUM ANALYZE")


def _make_much(responder):
    """Copies of one experience and one answer, without the steps of the desk."""
    one = PublishedVersion.objects.get(submission=make.published(needs_change="The zeppelin came late."))
    answer = make.answered(one.submission, answer="We will mend the zeppelin.")
    with pgtrigger.ignore():
        told = Submission.objects.bulk_create(_copies(one.submission, "reference", "submission_key"))
        decided = Decision.objects.bulk_create(_copies(one.decision))
        copies = _copies(one)
        for copy, submission, decision in zip(copies, told, decided, strict=True):
            copy.submission, copy.decision, copy.needs_change = submission, decision, SAID
        PublishedVersion.objects.bulk_create(copies)
        answered = Response.objects.bulk_create(_copies(answer, "reference", answer=SAID, said=SAID))
        links = Response.experiences.through
        links.objects.bulk_create(
            links(response=each, submission=submission) for each, submission in zip(answered, told, strict=True)
        )
        ResponseUpdate.objects.bulk_create(
            ResponseUpdate(response=each, progress=HowFar.UNDER_WAY, text=SAID, update_key=str(each.pk), by=responder)
            for each in answered
        )
    with connection.cursor() as cursor:  # what PostgreSQL does by itself from time to time
        for index in INDEXES:
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [index])
        cursor.execute("ANALYZE")


def _copies(row, *unique, **changes):
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key and not field.generated]
    values = {name: getattr(row, name) for name in names if name not in unique} | changes
    return [type(row)(**values, **{name: f"{name}-{number}"[-20:] for name in unique}) for number in range(MANY)]


def _plan(found):
    """Return the indexes that PostgreSQL reads, and the tables whose every text it looks through."""
    (plan,) = json.loads(found.order_by("-rank", "-pk")[:21].explain(format="json"))
    nodes = list(_nodes(plan["Plan"]))
    through = {node["Relation Name"] for node in nodes if "to_tsvector" in node.get("Filter", "")}
    return {node["Index Name"] for node in nodes if "Index Name" in node}, through


def _nodes(node):
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)


@pytest.mark.parametrize("typed", ["zeppelin", '"came late" zeppelin', "zeppelins -school"])
def test_search_of_experiences_reads_the_index_of_their_words(much, typed):
    indexes, tables = _plan(words_in_experiences(public.narrowed(EVERYTHING), ask(typed)))

    assert "published_stems" in indexes
    assert "feedback_publishedversion" not in tables


def test_search_of_answers_reads_the_index_of_every_voice(much):
    indexes, tables = _plan(words_in_answers(answers.narrowed(EVERYTHING), ask("zeppelin")))

    assert indexes >= set(INDEXES[1:])
    assert tables & {"feedback_response", "feedback_responseupdate"} == set()
