"""A writer asks a second person to look, and another person than all who decided does (LA-05)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from accounts.enums import Role
from contact.enums import Purpose, Way
from contact.selectors.details import link_of
from contact.services.details import Wanted, keep_details
from feedback.enums import ChallengeState, Readers, Speaker, SubmissionState
from feedback.models import Challenge, Conflict, ReceiptCode
from feedback.permissions import may_read_words
from feedback.selectors.challenges import asked_of, may_ask, to_look_at
from feedback.services import moderation
from feedback.services.challenging import AskedAlready, NothingToAsk, challenge
from feedback.services.moderation import ConcernOpen, DecidedAlready, SamePerson
from feedback.services.safeguarding import raise_concern
from feedback.services.withdrawing import withdraw
from lib import clock
from outbox.models import Message
from tests.feedback import desk
from tests.feedback.factories import person, received

MORE = " We wait, and nobody at all tells us why it takes so long."
keep, change = moderation.keep_after_challenge, moderation.change_after_challenge


def with_code(item):
    ReceiptCode.objects.create(submission=item, code_hash=f"hash-{item.pk}")
    return item


def ask(item, why="You took out too much."):
    return challenge(code_hash=f"hash-{item.pk}", why=why)


@pytest.fixture
def edited(moderator):
    """Something that a moderator published with a name taken out."""
    item = with_code(received(original=desk.STORY + MORE))
    desk.publish(item, moderator, desk.mark(0, 11))
    item.refresh_from_db()
    return item


@pytest.fixture
def withheld(moderator, council_moderator):
    item = received(original=desk.STORY)
    desk.recommend(item, moderator, ground="individual-service")
    item.refresh_from_db()
    desk.withhold(item, council_moderator, ground="individual-service")
    item.refresh_from_db()
    return with_code(item)


@pytest.fixture
def officer(db):
    return person(Role.COUNCIL_MODERATOR, name="Sol Officer")


def test_asking_is_kept_once_for_a_decision(edited):
    first, again = ask(edited), ask(edited)
    with pytest.raises(AskedAlready):  # other words are never thrown away in silence
        ask(edited, why="Again.")
    assert first == again == Challenge.objects.get()
    assert (first.kind, first.why, first.decision) == ("edit", "You took out too much.", edited.decisions.get())
    assert (may_ask(edited), first.made_on) == ("", clock.today())


def test_asking_promises_a_day_and_says_when_it_is_missed(edited):
    with clock.set_to(clock.now().replace(year=2026, month=12, day=23)):
        ask(edited)
        assert asked_of(edited).look_by == "Monday 4 January 2027"  # Christmas, Boxing Day and New Year are not counted
    with clock.set_to(clock.now().replace(year=2027, month=1, day=5)):
        assert asked_of(edited).late is True


@pytest.mark.parametrize("state", [state for state in SubmissionState if state != SubmissionState.WITHHELD])
def test_nothing_can_be_asked_about_what_is_unedited_or_undecided(state, moderator, council_moderator):
    item = with_code(desk.in_state(state, moderator=moderator, council=council_moderator))
    with pytest.raises(NothingToAsk):
        ask(item)
    assert (may_ask(item), Challenge.objects.count()) == ("", 0)


def test_nothing_can_be_asked_while_somebody_may_not_be_safe(edited, moderator, second_moderator, safeguarding_lead):
    asked = ask(edited)
    raise_concern(submission=edited, by=moderator)
    with pytest.raises(NothingToAsk):
        ask(edited)
    assert to_look_at(second_moderator) == ()
    for verb in (keep, change):
        with pytest.raises(ConcernOpen):
            verb(challenge=asked, by=second_moderator, note="It is right.")
    with pytest.raises(IntegrityError, match="a safeguarding concern is open"), transaction.atomic():
        Challenge.objects.update(state="kept", decided_by=second_moderator, decided_at=clock.now(), note="x")


def test_only_those_who_had_no_part_see_it(edited, moderator, second_moderator, council_moderator):
    ask(edited)
    seen = [len(to_look_at(user)) for user in (moderator, second_moderator, council_moderator)]
    read = [may_read_words(user, edited) for user in (moderator, second_moderator, council_moderator)]
    assert (seen, read) == ([0, 1, 0], [False, True, False])


def test_a_withheld_one_is_for_another_officer(withheld, moderator, second_moderator, council_moderator, officer):
    ask(withheld)
    people = (moderator, second_moderator, council_moderator, officer)
    assert [len(to_look_at(user)) for user in people] == [0, 0, 0, 1]


def test_neither_of_two_who_published_looks_again(moderator, second_moderator):
    item = with_code(received(original=desk.STORY + MORE, speaker=Speaker.YOUNG_PERSON))
    desk.publish(item, moderator, desk.mark(0, 11))
    item.refresh_from_db()
    desk.agree(item, second_moderator)
    ask(item)
    third = person(Role.FORUM_MODERATOR, name="Tamsin Third")
    assert [len(to_look_at(user)) for user in (moderator, second_moderator, third)] == [0, 0, 1]


def test_whoever_declared_a_conflict_does_not_look(edited, second_moderator):
    asked = ask(edited)
    Conflict.objects.create(submission=edited, user=second_moderator, kind="family")
    assert to_look_at(second_moderator) == ()
    with pytest.raises(PermissionDenied):
        keep(challenge=asked, by=second_moderator, note="Right.")


def test_council_only_edits_are_never_shown_to_the_forum(second_moderator, officer):
    item = with_code(received(original=desk.STORY + MORE, readers=Readers.COUNCIL_ONLY))
    desk.publish(item, person(Role.COUNCIL_MODERATOR), desk.mark(0, 11))
    asked = ask(item)
    assert [len(to_look_at(user)) for user in (second_moderator, officer)] == [0, 1]
    with pytest.raises(PermissionDenied):
        change(challenge=asked, by=second_moderator, note="Right.")


def test_keeping_it_tells_the_writer_why_and_changes_nothing(edited, second_moderator):
    asked = keep(challenge=ask(edited), by=second_moderator, note=" The name shows who it is. ")
    edited.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.note) == ("kept", second_moderator, "The name shows who it is.")
    assert (edited.state, asked_of(edited).note, may_ask(edited)) == ("published", "The name shows who it is.", "")


def test_changing_it_reads_an_edit_again_by_whoever_looked(edited, second_moderator):
    asked = change(challenge=ask(edited), by=second_moderator, note="You are right.")
    edited.refresh_from_db()
    last = edited.decisions.last()
    assert (asked.state, edited.state, edited.claimed_by) == ("changed", "received", second_moderator)
    assert (last.verdict, last.by, last.note) == ("look-again", second_moderator, "You are right.")
    version = desk.publish(edited, second_moderator)
    edited.refresh_from_db()
    assert (version.edition, version.needs_change, may_ask(edited)) == (2, desk.STORY + MORE, "")


def test_changing_it_sends_a_withheld_one_back_to_its_desk(withheld, officer, second_moderator):
    change(challenge=ask(withheld), by=officer, note="It says more than that.")
    withheld.refresh_from_db()
    assert (withheld.state, withheld.claimed_by) == ("received", None)  # a forum's item: no officer publishes it
    desk.publish(withheld, second_moderator)


def test_a_new_decision_can_be_asked_about_anew(withheld, officer, moderator):
    change(challenge=ask(withheld), by=officer, note="Read it again.")
    withheld.refresh_from_db()
    desk.recommend(withheld, moderator, ground="individual-service")
    withheld.refresh_from_db()
    desk.withhold(withheld, person(Role.COUNCIL_MODERATOR), ground="individual-service")
    withheld.refresh_from_db()
    assert may_ask(withheld) == "withholding"
    assert ask(withheld).pk != Challenge.objects.earliest("pk").pk


def test_changing_what_was_taken_down_meanwhile_only_says_so(edited, moderator, second_moderator):
    asked = ask(edited)
    moderation.take_down(submission=edited, by=moderator, seen_version=edited.version)
    change(challenge=asked, by=second_moderator, note="It is being read again.")
    edited.refresh_from_db()
    assert (edited.state, edited.decisions.last().verdict) == ("received", "take-down")


@pytest.mark.parametrize("verb", [keep, change])
def test_whoever_had_a_part_is_refused(verb, edited, moderator):
    with pytest.raises(SamePerson):
        verb(challenge=ask(edited), by=moderator, note="I was right.")


@pytest.mark.parametrize("verb", [keep, change])
def test_it_is_looked_at_once_and_the_other_is_told_who(verb, edited, second_moderator):
    asked = ask(edited)
    keep(challenge=asked, by=second_moderator, note="It is right.")
    with pytest.raises(DecidedAlready, match="Sam Second was quicker: A second person looked: it stays as it is"):
        verb(challenge=asked, by=person(Role.FORUM_MODERATOR), note="Mine.")


@pytest.mark.parametrize("verb", [keep, change])
@pytest.mark.parametrize("note", ["", " \n"])
def test_it_needs_a_reason(verb, note, edited, second_moderator):
    with pytest.raises(ValueError, match="Say why"):
        verb(challenge=ask(edited), by=second_moderator, note=note)


def test_taking_the_words_back_closes_it(edited, second_moderator):
    asked = ask(edited)
    withdraw(code_hash=f"hash-{edited.pk}")
    asked.refresh_from_db()
    assert (asked.state, to_look_at(second_moderator), asked_of(edited)) == ("withdrawn", (), None)
    with pytest.raises(DecidedAlready, match="The writer was quicker"):
        keep(challenge=asked, by=second_moderator, note="It is right.")


def test_the_writer_is_told_that_there_is_news_and_never_what(edited, second_moderator):
    wanted = Wanted(way=Way.EMAIL, to="family@example.org", purposes=frozenset(Purpose), name="")
    keep_details(link=link_of(f"hash-{edited.pk}"), wanted=wanted)
    keep(challenge=ask(edited), by=second_moderator, note="CANARY-NOTE")
    message = Message.objects.get()
    assert message.subject == "There is news about what you told us"
    assert [word for word in ("CANARY", edited.reference) if word in message.body + message.subject] == []


def test_postgresql_refuses_whoever_decided_and_takes_another(edited, moderator, second_moderator):
    asked = ask(edited)

    def decide_in_sql(by):
        with transaction.atomic():
            Challenge.objects.filter(pk=asked.pk).update(
                state=ChallengeState.KEPT, decided_by=by, decided_at=clock.now(), note="x"
            )

    with pytest.raises(IntegrityError, match="another person has to look"):
        decide_in_sql(moderator)
    Conflict.objects.create(submission=edited, user=second_moderator, kind="staff")
    with pytest.raises(IntegrityError, match="another person has to look"):
        decide_in_sql(second_moderator)
    decide_in_sql(person(Role.FORUM_MODERATOR))


def test_postgresql_keeps_what_was_decided(edited, second_moderator):
    asked = keep(challenge=ask(edited), by=second_moderator, note="It is right.")
    for change_of in ({"state": "open"}, {"state": "changed"}, {"made_on": date(2020, 1, 1)}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Challenge.objects.filter(pk=asked.pk).update(**change_of)
    assert timedelta(0) <= clock.now() - asked.decided_at < timedelta(minutes=5)
