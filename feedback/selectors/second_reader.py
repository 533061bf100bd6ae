"""Who reads a draft answer before it is published, and what they said."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import people_in
from authority.selectors import settings
from feedback.enums import ReaderVerdict
from feedback.models import Addition, AnswerReading, AskedToRead, Response, SmallWin


@dataclass(frozen=True, slots=True)
class Heard:
    """What one reader said, or that they were asked. `current` is false when the draft was saved since."""

    name: str
    words: str
    note: str
    at: datetime
    agrees: bool
    current: bool


@dataclass(frozen=True, slots=True)
class SecondReader:
    """How the second reading of a draft stands. `blocks` says that it cannot be published before."""

    heard: tuple[Heard, ...]
    waits_for: tuple[str, ...]
    agreed: bool
    needed: bool
    may_read: bool

    @property
    def blocks(self) -> bool:
        """Return whether somebody has to agree first."""
        return self.needed and not self.agreed


def has_agreed_reader(draft: Response) -> bool:
    """Return whether somebody who did not write this version agreed to it, as their last word."""
    return any(word == ReaderVerdict.AGREE for word in _last_words(draft).values())


def second_reader(draft: Response, *, reader: User) -> SecondReader:
    """Return how the second reading of `draft` stands, as `reader` sees it. Three queries."""
    readings = list(draft.readings.select_related("by"))
    asked = list(draft.asked_to_read.filter(version=draft.version).select_related("to"))
    spoke = {reading.by_id for reading in readings if reading.version == draft.version}
    return SecondReader(
        heard=tuple(_heard(reading, draft) for reading in readings),
        waits_for=tuple(one.to.name for one in asked if one.to_id not in spoke),
        agreed=any(word == ReaderVerdict.AGREE for word in _words_of(readings, draft).values()),
        needed=settings().answers_need_second_reader,
        may_read=draft.written_by_id != reader.pk,
    )


def needs_another(written: Addition | SmallWin, *, reader: User) -> bool:
    """Return whether `reader` wrote this and the council asks that another person publishes it."""
    return settings().answers_need_second_reader and written.written_by_id == reader.pk


def read_in_words(draft: Response) -> str:
    """Return how the second reading stands in a few words; empty where nobody has read it. No query when prefetched."""
    words = {*_last_words(draft).values()}
    if ReaderVerdict.CHANGE in words:
        return "A reader asks for changes"
    if words:
        return "A reader agrees"
    return "Read, but saved again since" if draft.readings.all() else ""


def colleagues(user: User) -> list[User]:
    """Return everybody else who answers, by name."""
    return [one for one in people_in(Role.RESPONDER) if one.pk != user.pk]


def asked_of(user: User) -> QuerySet[AskedToRead]:
    """Return what `user` was asked to read and has not read: only versions that are still there, oldest first."""
    spoke = AnswerReading.objects.filter(response=OuterRef("response"), version=OuterRef("version"), by=user)
    open_drafts = AskedToRead.objects.filter(
        to=user, response__in=Response.objects.drafts(), version=F("response__version")
    )
    return open_drafts.filter(~Exists(spoke)).select_related("response", "by").order_by("at", "pk")


def _last_words(draft: Response) -> dict[int, str]:
    return _words_of(list(draft.readings.all()), draft)


def _words_of(readings: list[AnswerReading], draft: Response) -> dict[int, str]:
    own = draft.written_by_id
    return {one.by_id: one.verdict for one in readings if one.version == draft.version and one.by_id != own}


def _heard(reading: AnswerReading, draft: Response) -> Heard:
    return Heard(
        name=reading.by.name,
        words=reading.get_verdict_display(),
        note=reading.note,
        at=reading.at,
        agrees=reading.verdict == ReaderVerdict.AGREE,
        current=reading.version == draft.version,
    )
