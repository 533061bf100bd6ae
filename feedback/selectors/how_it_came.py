"""Whose voice it is and how it reached us: in full for moderators, in a few words for everybody (PP-10, CY-03)."""

from collections.abc import Iterator
from typing import Any

from feedback.enums import Channel, Helper, Speaker, Voice, WordsAre
from feedback.models import FeelingAbout, HelperEntry, Submission
from feedback.selectors.waiting import in_full

FEELINGS = FeelingAbout.objects.select_related("cornerstone").order_by("cornerstone")
Lines = tuple[tuple[str, str], ...]


def how_it_came(submission: Submission) -> Lines:
    """Return all that a moderator may know about how it came, as (what, answer). Two queries."""
    entry = HelperEntry.objects.filter(submission=submission).first()
    return (*_voice(submission), *(_helped(entry) if entry else ()), *_felt(submission))


def told_to_a_helper(submission: Submission) -> str:
    """Return how it was told, for everybody: empty where somebody typed it here themselves."""
    return _told(submission, getattr(submission, "helper_entry", None))


def beside_the_words(submission: Submission) -> dict[str, Any]:
    """Return what everybody would read beside the words of something that is not published yet, for a preview."""
    entry = HelperEntry.objects.filter(submission=submission).first()
    return {"lang": submission.lang, "told": _told(submission, entry)}


def _told(submission: Submission, entry: HelperEntry | None) -> str:
    if entry is None:
        return "" if submission.channel == Channel.WEB else "Told to a helper"
    if entry.helper == Helper.NOBODY:
        return "Written on paper, in their own words"
    if entry.words_are == WordsAre.NOTE:
        return "Told to a helper. These words are the helper’s note"
    return "Said by the person, with a helper" if submission.voice == Voice.SUPPORTED else "Told to a helper"


def _voice(submission: Submission) -> Iterator[tuple[str, str]]:
    yield "How it came", submission.get_channel_display()
    if submission.voice == Voice.GROUP:
        yield "How many they are", f"{submission.group_size}. This number is never shown in public"
    if submission.lang:
        yield "Language", submission.get_language_display()
    if submission.speaker == Speaker.YOUNG_PERSON:
        yield "How old they are", submission.get_age_band_display() or "Left out"
        yield "Was a grown-up there?", submission.get_company_display() or "Left out"


def _helped(entry: HelperEntry) -> Iterator[tuple[str, str]]:
    yield "Who helped", entry.get_helper_display()
    yield "Heard on", in_full(entry.heard_on)
    yield "The words are", entry.get_words_are_display()
    yield "Read back to them", "Yes" if entry.read_back else "No"
    yield "On whose word", entry.get_consent_display()


def _felt(submission: Submission) -> Iterator[tuple[str, str]]:
    for one in FEELINGS.filter(submission=submission):
        yield f"How it feels: {one.cornerstone.name}", one.get_feeling_display()
