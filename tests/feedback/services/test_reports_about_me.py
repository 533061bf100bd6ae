"""“This says something about me” hides a text at once, until a person has looked (PR-12)."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from feedback.enums import Readers, ReportState, SubmissionState, Verdict
from feedback.models import Decision, ReportAboutMe, Response, SmallWin, Submission, Theme
from feedback.selectors.reports_about_me import one_to_look_at, to_look_at
from feedback.selectors.small_wins import held_small_wins, small_win_as_read
from feedback.selectors.themes.public import whole_theme
from feedback.selectors.themes.readable import readable_themes
from feedback.services.moderation import ConcernOpen, take_down
from feedback.services.reports_about_me import (
    LookedAtAlready,
    NotPublic,
    put_it_back,
    report_answer,
    report_experience,
    report_small_win,
    report_theme,
    take_it_down,
)
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from feedback.services.themes import ThemeWords, change_theme
from feedback.services.themes.joining import join
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.desk import publish

PEOPLE = 8


def small_win(*, publish=True):
    by = make.responder()
    words = SmallWinWords(
        kind="win", text="The quiet room has a lamp now.", cornerstone=make.cornerstone(), experiences=()
    )
    win = draft_small_win(by=by, words=words, key=new_token())
    return publish_small_win(win=win, by=by, seen_version=win.version) if publish else win


VERBS = {Submission: report_experience, Response: report_answer, SmallWin: report_small_win}


def report(text, key=""):
    if isinstance(text, Theme):
        return report_theme(slug=text.slug, key=key or new_token())
    return VERBS[type(text)](reference=text.reference, key=key or new_token())


def is_public(text):
    if isinstance(text, Theme):
        return text.pk in readable_themes()
    return type(text).objects.published().filter(pk=text.pk).exists()


@pytest.fixture(params=[make.published, make.answered, make.theme, small_win], ids=lambda made: made.__name__)
def text(request, db):
    return request.param()


@pytest.fixture
def looker(text, moderator, council_moderator):
    """Whoever looks at reports about the text."""
    return council_moderator if isinstance(text, Response | SmallWin) else moderator


def test_one_press_hides_it_at_once(text):
    made = report(text)
    assert (made.state, made.hides, is_public(text)) == (ReportState.OPEN, True, False)


def test_the_same_form_makes_one_report(text):
    key = new_token()
    made = [report(text, key) for _ in range(3)]
    assert (len(set(made)), ReportAboutMe.objects.count()) == (1, 1)


def test_a_second_reader_joins_the_report_that_waits(text):
    assert report(text) == report(text)


def test_put_back_shows_it_again(text, looker):
    put_it_back(report=report(text), by=looker, note=" Nobody can be told. ")
    kept = ReportAboutMe.objects.get()
    assert (kept.state, kept.note, kept.looked_at_by) == (ReportState.PUT_BACK, "Nobody can be told.", looker)
    assert is_public(text)


def test_an_old_form_pressed_again_hides_nothing(text, looker):
    key = new_token()
    put_it_back(report=report(text, key), by=looker, note="No.")
    assert report(text, key).state == ReportState.PUT_BACK
    assert is_public(text)


def test_after_two_put_backs_it_stays_public_and_still_waits(text, looker):
    for hides in (True, True, False, False):
        made = report(text)
        assert (made.hides, is_public(text)) == (hides, not hides)
        assert [line.hides for line in to_look_at(looker)] == [hides]
        put_it_back(report=made, by=looker, note="No.")


def test_a_new_edition_can_be_hidden_again(moderator):
    item = make.received(original="A story.")
    for _edition in range(2):
        publish(item, moderator)
        item.refresh_from_db()
        for hides in (True, True, False):
            made = report(item)
            assert made.hides is hides
            put_it_back(report=made, by=moderator, note="No.")
        take_down(submission=item, by=moderator, seen_version=item.version)
        item.refresh_from_db()


def test_an_experience_taken_down_waits_to_be_read_again(moderator):
    item = make.published()
    take_it_down(report=report(item), by=moderator, note="The school can be guessed.")
    item.refresh_from_db()
    newest = item.decisions.last()
    assert (item.state, newest.verdict, newest.note) == ("received", Verdict.TAKE_DOWN, "The school can be guessed.")
    assert ReportAboutMe.objects.get().state == ReportState.TAKEN_DOWN


def test_an_experience_taken_down_can_be_published_with_more_taken_out(moderator):
    item = make.received(original="A story.")
    publish(item, moderator)
    take_it_down(report=report(item), by=moderator, note="A name.")
    item.refresh_from_db()
    publish(item, moderator)
    assert is_public(item)


def test_taking_an_experience_down_at_the_desk_answers_the_report(moderator):
    item = make.published()
    report(item)
    take_down(submission=item, by=moderator, seen_version=item.version, note="A name.")
    kept = ReportAboutMe.objects.get()
    assert (kept.state, kept.looked_at_by, kept.note) == (ReportState.TAKEN_DOWN, moderator, "A name.")


def test_an_answer_taken_down_stays_hidden(council_moderator):
    answer = make.answered()
    take_it_down(report=report(answer), by=council_moderator, note="A worker can be recognised.")
    assert not is_public(answer)
    with pytest.raises(NotPublic):
        report(answer)


def test_a_small_win_taken_down_stays_hidden_and_its_words_leave_the_desk(council_moderator):
    win = small_win()
    take_it_down(report=report(win), by=council_moderator, note="The child is named.")
    assert (is_public(win), small_win_as_read(win).text, [one.text for one in held_small_wins()]) == (False, "", [""])
    with pytest.raises(NotPublic):
        report(win)


def test_one_page_of_small_wins_hides_only_the_one_that_was_pressed(db):
    wins, key = [small_win() for _ in range(2)], new_token()
    report(wins[0], key)
    assert [is_public(win) for win in wins] == [False, True]
    report(wins[1], key)
    assert ReportAboutMe.objects.count() == 2


def test_a_theme_taken_down_waits_for_other_words_and_keeps_its_experiences(moderator):
    theme = make.theme(summary="Mrs Brown forgot the letters.")
    take_it_down(report=report(theme), by=moderator, note="A worker is named.")
    shown = whole_theme(theme.slug)
    assert (shown.theme.held, shown.theme.summary, len(shown.same.items)) == (True, "", 1)
    words = ThemeWords(title=theme.title, cornerstone=theme.cornerstone, summary="Letters were forgotten.")
    change_theme(theme=theme, by=moderator, seen_version=theme.version, words=words)
    assert whole_theme(theme.slug).theme.summary == "Letters were forgotten."


def test_a_theme_in_other_words_can_be_hidden_again(moderator):
    theme = make.theme()
    for number in range(2):
        for hides in (True, True, False):
            made = report(theme)
            assert made.hides is hides
            put_it_back(report=made, by=moderator, note="No.")
        theme.refresh_from_db()
        words = ThemeWords(title=theme.title, cornerstone=theme.cornerstone, summary=f"Again {number}.")
        theme = change_theme(theme=theme, by=moderator, seen_version=theme.version, words=words)


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
def test_only_the_forum_decides_about_themes(verb, cast):
    made = report(make.theme())
    for who, user in cast.items():
        mine = who in ("moderator", "second_moderator")
        assert bool(to_look_at(user)) is mine
        if not mine:
            with pytest.raises(PermissionDenied):
                verb(report=made, by=user, note="Me.")
    verb(report=made, by=cast["second_moderator"], note="Me.")


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
@pytest.mark.parametrize("readers", Readers)
def test_only_the_desk_of_an_experience_decides(verb, readers, cast):
    own = "moderator" if readers == Readers.FORUM_AND_COUNCIL else "council_moderator"
    item = make.published(readers=readers)
    made = report(item)
    for who, user in cast.items():
        mine = who == own or (own == "moderator" and who == "second_moderator")
        assert ([line.number for line in to_look_at(user)] == [made.pk]) is mine
        if not mine:
            with pytest.raises(PermissionDenied):
                verb(report=made, by=user, note="Me.")
    verb(report=made, by=cast[own], note="Me.")


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
def test_only_the_council_decides_about_answers(verb, cast):
    made = report(make.answered())
    for who, user in cast.items():
        assert bool(to_look_at(user)) is (who == "council_moderator")
        if who != "council_moderator":
            with pytest.raises(PermissionDenied):
                verb(report=made, by=user, note="Me.")
    verb(report=made, by=cast["council_moderator"], note="Me.")


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
def test_looking_needs_a_reason(verb, text, looker):
    with pytest.raises(ValueError, match="Say why"):
        verb(report=report(text), by=looker, note=" \n")


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
def test_while_somebody_may_not_be_safe_only_the_lead_acts(verb, moderator):
    item = make.published()
    made = report(item)
    make.raise_concern(item)
    with pytest.raises(ConcernOpen):
        verb(report=made, by=moderator, note="No.")
    assert to_look_at(moderator) == ()


def told_again(item):
    """A theme, one that was joined with another, an answer and a small win that tell of `item`."""
    joined, head = make.theme(item, title="CANARY joined"), make.theme(title="CANARY head")
    join(theme=joined, into=head, by=make.person(Role.FORUM_MODERATOR), seen_version=joined.version)
    win = small_win(publish=False)
    win.experiences.add(item)
    by = make.responder()
    return [make.theme(item), head, make.answered(item), publish_small_win(win=win, by=by, seen_version=win.version)]


@pytest.mark.parametrize("verb", [take_it_down, put_it_back])
def test_words_that_tell_of_it_again_wait_for_the_lead_too(verb, moderator, council_moderator):
    item = make.published()
    reports = [report(text) for text in told_again(item)]
    lookers = [moderator, moderator, council_moderator, council_moderator]
    assert all(one_to_look_at(who, made.pk) for who, made in zip(lookers, reports, strict=True))
    make.raise_concern(item)
    for who, made in zip(lookers, reports, strict=True):
        assert (one_to_look_at(who, made.pk), to_look_at(who)) == (None, ())
        with pytest.raises(ConcernOpen):
            verb(report=made, by=who, note="No.")


@pytest.mark.parametrize("state", ["received", "unsafe", "withdrawn", "none"])
def test_what_is_not_public_cannot_be_reported(state, db):
    item = make.received() if state == "received" else make.published()
    if state == "unsafe":
        make.raise_concern(item)
    if state == "withdrawn":
        make.move(item, SubmissionState.WITHDRAWN)
    with pytest.raises(NotPublic):
        report_experience(reference="DEV-NONE-0000" if state == "none" else item.reference, key=new_token())
    with pytest.raises(NotPublic):
        report_answer(reference=make.draft().reference, key=new_token())
    with pytest.raises(NotPublic):
        report_small_win(reference=small_win(publish=False).reference, key=new_token())
    with pytest.raises(NotPublic):
        report_theme(slug="none", key=new_token())


def test_a_theme_whose_words_nobody_reads_cannot_be_reported(db):
    theme = make.theme()
    make.raise_concern(theme.members.get().submission)
    with pytest.raises(NotPublic):
        report(theme)


def test_postgresql_keeps_a_report(text, looker):
    made = report(text)
    put_it_back(report=made, by=looker, note="No.")
    with pytest.raises(Exception, match="Cannot delete"), transaction.atomic():
        made.delete()
    with pytest.raises(IntegrityError, match="looked_at_by_somebody"), transaction.atomic():
        ReportAboutMe.objects.filter(pk=made.pk).update(looked_at_by=None)


def at_once(calls):
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        except (LookedAtAlready, NotPublic) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_eight_readers_at_once_make_one_report_and_eight_moderators_one_decision():
    people = [make.person(Role.FORUM_MODERATOR, name=f"Moderator {number}") for number in range(PEOPLE)]
    for _round in range(4):
        item = make.published()
        made = at_once([partial(report, item) for _ in range(PEOPLE)])
        assert (len(set(made)), Submission.objects.published().filter(pk=item.pk).count()) == (1, 0)
        verbs = [take_it_down if number % 2 else put_it_back for number in range(PEOPLE)]
        calls = [partial(verb, report=made[0], by=by, note="So.") for verb, by in zip(verbs, people, strict=True)]
        told = [one for one in at_once(calls) if isinstance(one, LookedAtAlready)]
        kept = ReportAboutMe.objects.get(pk=made[0].pk)
        assert [(one.by_name, one.at) for one in told] == [(kept.looked_at_by.name, kept.looked_at)] * (PEOPLE - 1)
        downs = Decision.objects.filter(submission=item, verdict=Verdict.TAKE_DOWN).count()
        assert downs == (kept.state == ReportState.TAKEN_DOWN)
