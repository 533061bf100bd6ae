"""Eight people decide the same item at once: one decision, and the seven others are told who and when."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from accounts.enums import Role
from feedback.enums import Verdict
from feedback.models import Decision, PublishedVersion, SafeguardingConcern
from feedback.services import moderation
from feedback.services.moderation import ConcernOpen, DecidedAlready
from feedback.services.safeguarding import raise_concern
from tests.feedback import desk
from tests.feedback.factories import person, received

ROUNDS = 6
PEOPLE = 8


def at_once(calls):
    """Run `calls` together, each on its own connection; return what each returned or raised."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        except (DecidedAlready, ConcernOpen) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def decide(submission, by, number):
    seen = {"submission": submission, "by": by, "seen_version": submission.version}
    if number % 2:
        return lambda: moderation.publish(**seen, redactions=(), check=desk.SAFE)
    return lambda: moderation.recommend_withholding(**seen, ground="vexatious", note="It insults.")


@pytest.mark.django_db(transaction=True)
def test_exactly_one_decides_and_the_others_are_told():
    people = [person(Role.FORUM_MODERATOR, name=f"Moderator {number}") for number in range(PEOPLE)]
    for _round in range(ROUNDS):
        submission = received()
        results = at_once([decide(submission, by, number) for number, by in enumerate(people)])
        made = Decision.objects.get(submission=submission)
        told = [(one.by_name, one.at) for one in results if isinstance(one, DecidedAlready)]
        assert told == [(made.by.name, made.at)] * (PEOPLE - 1)


@pytest.mark.django_db(transaction=True)
def test_exactly_one_agrees_and_the_others_are_told():
    first = person(Role.FORUM_MODERATOR, name="Mo Moderator")
    people = [person(Role.FORUM_MODERATOR, name=f"Moderator {number}") for number in range(PEOPLE)]
    for _round in range(ROUNDS):
        submission = desk.proposed(first)
        seen = {"submission": submission, "seen_version": submission.version}
        results = at_once([partial(moderation.agree, **seen, by=by) for by in people])
        made = Decision.objects.get(submission=submission, verdict=Verdict.AGREE)
        told = [(one.by_name, one.at) for one in results if isinstance(one, DecidedAlready)]
        assert told == [(made.by.name, made.at)] * (PEOPLE - 1)
        assert PublishedVersion.objects.filter(submission=submission).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_flag_and_a_publication_at_once_never_leave_it_public():
    person(Role.SAFEGUARDING_LEAD)
    people = [person(Role.FORUM_MODERATOR) for _ in range(PEOPLE)]
    for _round in range(ROUNDS):
        submission = received()
        flag = [partial(raise_concern, submission=submission, by=by) for by in people[:4]]
        at_once(flag + [decide(submission, by, 1) for by in people[4:]])
        assert SafeguardingConcern.objects.filter(submission=submission).count() == 1
        assert PublishedVersion.objects.filter(submission=submission).count() <= 1
        assert type(submission).objects.published().count() == 0
