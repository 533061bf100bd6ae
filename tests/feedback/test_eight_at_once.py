"""Eight moderators decide the same item at once, each in their own browser: one decision, seven are told and keep
what they typed. The addresses, sessions and PostgreSQL are real; only the web server between them is left out."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.enums import Role
from feedback.forms.desk import QUESTIONS
from feedback.models import Decision, PublishedVersion
from tests.feedback.factories import person, received

PEOPLE = 8
YES = dict.fromkeys(QUESTIONS, "yes") | {"names_small_place": "no", "marks": ""}


def publish(client, path, note):
    client.post(f"{path}claim/")
    return client.post(f"{path}publish/", YES | {"seen_version": 1, "note": note})


def publish_with_a_small_place(client, path, note):
    client.post(f"{path}claim/")
    return client.post(f"{path}publish/", YES | {"names_small_place": "yes", "seen_version": 1, "note": note})


def recommend(client, path, note):
    client.post(f"{path}claim/")
    return client.post(f"{path}recommend/", {"ground": "individual-service", "seen_version": 1, "note": note})


ACTIONS = (publish, recommend, publish_with_a_small_place)


def browser(number):
    user = person(Role.FORUM_MODERATOR, name=f"Moderator {number}")
    client = Client()
    client.force_login(user)
    return user, client


def at_once(calls):
    """Run `calls` together, each on its own connection; return what each returned."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def one_round(browsers, shift):
    """Let everybody decide the same new item; return how each was answered, after checking what they were told."""
    item = received()
    path = f"/moderation/{item.reference}/"
    notes = [f"What {user.name} typed, “with marks” & all." for user, _client in browsers]
    calls = [
        partial(ACTIONS[(number + shift) % len(ACTIONS)], client, path, notes[number])
        for number, (_user, client) in enumerate(browsers)
    ]
    answers = at_once(calls)
    made = Decision.objects.get(submission=item)
    winners = [number for number, answer in enumerate(answers) if answer.status_code == 302]
    assert [browsers[number][0] for number in winners] == [made.by]
    for number, answer in enumerate(answers):
        if number not in winners:
            told_who_and_when(answer, made, notes[number])
    assert PublishedVersion.objects.filter(submission=item).count() == (made.verdict == "publish")
    return Counter({f"decided: {made.verdict}": 1, "told who and when, words kept": len(answers) - len(winners)})


def told_who_and_when(answer, made, note):
    assert answer.status_code == 409
    shown = " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    at = timezone.localtime(made.at)
    decided = f"{made.by.name} has decided about {made.submission.reference} at {at:%H:%M}"
    # Whoever took it first is about to decide.
    holds = [f"{made.by.name} took it until", f"{made.by.name} has {made.submission.reference} until"]
    assert [words for words in (decided, *holds) if words in shown] != []
    assert note.replace("&", "&amp;") in shown


def rounds(how_many):
    browsers = [browser(number) for number in range(PEOPLE)]
    outcomes = Counter()
    for shift in range(how_many):
        outcomes += one_round(browsers, shift)
    assert outcomes["told who and when, words kept"] == how_many * (PEOPLE - 1)
    assert Decision.objects.count() == how_many
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_eight_decides_and_seven_are_told():
    rounds(4)


@pytest.mark.deep
@pytest.mark.django_db(transaction=True)
def test_exactly_one_of_eight_decides_in_forty_rounds(capsys):
    outcomes = rounds(40)
    with capsys.disabled():
        print(f"\n40 rounds of 8: {dict(sorted(outcomes.items()))}")
