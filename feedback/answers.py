"""What somebody has answered so far, as plain data: it is kept in a draft and becomes a submission."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Self, TypeVar

from django.db.models import TextChoices

from accounts.enums import Sector
from feedback.enums import (
    AboutOneChild,
    AgeBand,
    Channel,
    Company,
    Consent,
    Feeling,
    Helper,
    Language,
    Phase,
    Readers,
    Setting,
    Speaker,
    Telling,
    Voice,
    Wellbeing,
    WordsAre,
)

# The privacy notice that stood on the page when somebody wrote: a new notice gets a new word here.
PRIVACY_VERSION = "2026-11"
CHILD_PRIVACY_VERSION = "2026-11-child"
LONGEST_TEXT = 10_000
LARGEST_GROUP = 5_000
_MOST_TICKED = 20

Choice = TypeVar("Choice", bound=TextChoices)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperFacts:
    """How words reached us through somebody else (PP-10). Not `whole` until all of it is known."""

    helper: Helper | None = None
    heard_on: date | None = None
    words_are: WordsAre | None = None
    read_back: bool | None = None
    consent: Consent | None = None
    paper_reference: str = ""

    @property
    def whole(self) -> bool:
        """Return whether everything that has to be recorded is there."""
        return None not in (self.helper, self.heard_on, self.words_are, self.read_back, self.consent)

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values that `from_dict` reads back."""
        return asdict(self) | {"heard_on": self.heard_on.isoformat() if self.heard_on else None}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Return the facts in `data`, without what is damaged; never raises."""
        values: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        read_back = values.get("read_back")
        return cls(
            helper=_choice(Helper, values.get("helper")),
            heard_on=_day(values.get("heard_on")),
            words_are=_choice(WordsAre, values.get("words_are")),
            read_back=read_back if isinstance(read_back, bool) else None,
            consent=_choice(Consent, values.get("consent")),
            paper_reference=_text(values.get("paper_reference"))[:20],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All that somebody may tell us. Empty means "not provided"; a bare `Answers()` is a parent carer on the web.

    `good` and `change` are sentences that a young person ticked: they become words when all of it is sent.
    """

    speaker: Speaker = Speaker.PARENT_CARER
    voice: Voice = Voice.OWN
    group_size: int | None = None
    channel: Channel = Channel.WEB
    readers: Readers = Readers.FORUM_AND_COUNCIL
    valued: str = ""
    needs_change: str = ""
    cornerstones: tuple[str, ...] = ()
    district: str = ""
    phase: Phase | None = None
    setting: Setting | None = None
    about_one_child: AboutOneChild | None = None
    may_quote: bool = False
    language: Language = Language.ENGLISH
    age_band: AgeBand | None = None
    company: Company | None = None
    telling: Telling | None = None
    good: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    feelings: tuple[tuple[str, Feeling], ...] = ()
    sector: Sector | None = None
    wellbeing: Wellbeing | None = None
    helper: HelperFacts = field(default_factory=HelperFacts)

    @property
    def says_something(self) -> bool:
        """Return whether at least one of the two texts is there."""
        return bool(self.valued.strip() or self.needs_change.strip())

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values that `from_dict` reads back."""
        return asdict(self) | {
            "cornerstones": list(self.cornerstones),
            "good": list(self.good),
            "change": list(self.change),
            "feelings": dict(self.feelings),
            "helper": self.helper.as_dict(),
        }

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Return the answers in `data`. What is unknown, damaged or of the wrong kind is left out; never raises."""
        values: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        voice, size = _voice(values)
        return cls(
            speaker=_choice(Speaker, values.get("speaker")) or Speaker.PARENT_CARER,
            voice=voice,
            group_size=size,
            channel=_choice(Channel, values.get("channel")) or Channel.WEB,
            readers=_choice(Readers, values.get("readers")) or Readers.FORUM_AND_COUNCIL,
            valued=_text(values.get("valued")),
            needs_change=_text(values.get("needs_change")),
            cornerstones=_slugs(values.get("cornerstones")),
            district=_text(values.get("district")),
            phase=_choice(Phase, values.get("phase")),
            setting=_choice(Setting, values.get("setting")),
            about_one_child=_choice(AboutOneChild, values.get("about_one_child")),
            may_quote=values.get("may_quote") is True,
            language=_choice(Language, values.get("language")) or Language.ENGLISH,
            age_band=_choice(AgeBand, values.get("age_band")),
            company=_choice(Company, values.get("company")),
            telling=_choice(Telling, values.get("telling")),
            good=_slugs(values.get("good")),
            change=_slugs(values.get("change")),
            feelings=_feelings(values.get("feelings")),
            sector=_choice(Sector, values.get("sector")),
            wellbeing=_choice(Wellbeing, values.get("wellbeing")),
            helper=HelperFacts.from_dict(values.get("helper")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A draft: the answers, the names of the steps that were answered, and the journey they belong to."""

    answers: Answers = field(default_factory=Answers)
    done: frozenset[str] = frozenset()
    journey: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON values that `from_dict` reads back."""
        return {"answers": self.answers.as_dict(), "done": sorted(self.done), "journey": self.journey}

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """Return the draft in `data`, without what is damaged; never raises."""
        values: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
        done = values.get("done")
        names = done if isinstance(done, list | tuple) else []
        return cls(
            answers=Answers.from_dict(values.get("answers")),
            done=frozenset(n for n in names if isinstance(n, str)),
            journey=_text(values.get("journey")),
        )


def _choice(kind: type[Choice], value: object) -> Choice | None:
    return kind(value) if isinstance(value, str) and value in kind.values else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _slugs(value: object) -> tuple[str, ...]:
    found = [slug for slug in value if isinstance(slug, str) and slug] if isinstance(value, list | tuple) else []
    return tuple(dict.fromkeys(found))[:_MOST_TICKED]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _feelings(value: object) -> tuple[tuple[str, Feeling], ...]:
    pairs = list(value.items())[:_MOST_TICKED] if isinstance(value, Mapping) else []
    found = [(slug, _choice(Feeling, said)) for slug, said in pairs if isinstance(slug, str)]
    return tuple((slug, said) for slug, said in found if said)


def _voice(values: Mapping[str, Any]) -> tuple[Voice, int | None]:
    """A group without a believable size is one voice: PostgreSQL would refuse it, and no words may be lost for that."""
    voice, size = _choice(Voice, values.get("voice")) or Voice.OWN, values.get("group_size")
    if voice is not Voice.GROUP:
        return voice, None
    good = isinstance(size, int) and not isinstance(size, bool) and 2 <= size <= LARGEST_GROUP
    return (voice, size) if good else (Voice.OWN, None)
