"""Random people who tell something over several quarters, made the way the portal makes them, and counted by hand."""

import random
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from cornerstones.models import Cornerstone
from feedback.enums import Channel, Difference, Feeling, Phase, RealSay, Setting, Speaker, Voice, WithholdingGround
from feedback.models import EqualityAnswers, FeelingAbout, ImpactAnswer
from lib import working_days
from population.builder import NOT_SAID
from population.labels import EQUALITY, FIELD_OF
from reports.builder.people import heard_from
from reports.enums import Kept
from reports.periods import containing
from tests.reports import factories as make

STONES = [slug for slug, _name in make.STONES]
PLACES = ["Exeter", "Torridge", "North Devon", "Not said"]
READ, ANSWERED = 5, 20  # working days, as a new portal promises
_FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Person:
    """One who tells something. `ground` is empty for those whose words become public."""

    on: date
    speaker: Speaker
    voice: Voice
    place: str
    phase: Phase
    setting: Setting
    channel: Channel
    stones: tuple[str, ...]
    ground: str
    read_on: date
    answered_on: date | None
    difference: str
    real_say: str
    feelings: dict[str, str]
    equality: dict[str, str] | None

    @property
    def young(self):
        return self.speaker == Speaker.YOUNG_PERSON

    @property
    def public(self):
        return not self.ground

    @property
    def about(self):
        """The cornerstone of the answer to them."""
        return self.stones[0] if self.stones else STONES[0]


def quarters(number):
    """Return the first `number` quarters, one after the other."""
    found = [containing(_FIRST, months=3)]
    while len(found) < number:
        found.append(containing(found[-1].end + timedelta(days=1), months=3))
    return found


def people_of(period, chance):
    """Return the people who tell something in a quarter. In many worlds one group is by far the greatest."""
    skew = chance.choice((0.3, 0.8, 2.0))
    return [_person(period, chance, skew) for _ in range(chance.choice((9, 17, 30, 45, 60)))]


def _person(period, chance, skew):
    def one_of(values):
        return values[min(int(chance.expovariate(skew)), len(values) - 1)]

    on = period.start + timedelta(days=chance.randrange((period.end - period.start).days + 1))
    speaker = one_of((Speaker.PARENT_CARER, Speaker.YOUNG_PERSON, Speaker.PROFESSIONAL))
    young = speaker == Speaker.YOUNG_PERSON
    read_on = working_days.add(on, chance.choice((1, 3, 5, 9, 14)))
    ground = chance.choice(WithholdingGround.values) if chance.random() < 0.12 else ""
    answered = not ground and chance.random() < 0.6
    return Person(
        on=on,
        speaker=speaker,
        voice=one_of((Voice.OWN, Voice.SUPPORTED, Voice.ON_BEHALF)) if young else Voice.OWN,
        place=one_of(PLACES),
        phase=one_of((Phase.PRIMARY, Phase.SECONDARY, Phase.POST_16, Phase.EARLY_YEARS)),
        setting=one_of((Setting.MAINSTREAM, Setting.SPECIAL, Setting.HOME)),
        channel=one_of((Channel.WEB, Channel.EVENT, Channel.PAPER)),
        stones=tuple(stone for stone in STONES if chance.random() < 0.4),
        ground=ground,
        read_on=read_on,
        answered_on=working_days.add(read_on, chance.choice((2, 8, 14))) if answered else None,
        difference=one_of(Difference.values) if answered and chance.random() < 0.8 else "",
        real_say=one_of(RealSay.values) if answered and young and chance.random() < 0.8 else "",
        feelings={stone: one_of(Feeling.values) for stone in STONES if young and chance.random() < 0.7},
        equality={field: _equality(subject, one_of) for subject, field in FIELD_OF.items()}
        if chance.random() < 0.9
        else None,
    )


def _equality(subject, one_of):
    return one_of([*(codes[0] for codes in EQUALITY[subject].values()), ""])


def tell(people, *, by):
    """Write these people down as the portal does: received, read, decided, answered, and what they say of it."""
    places = {one.name: one for one in make.places()}
    stones = {one.slug: one for one in Cornerstone.objects.all()}
    for person in people:
        told = make.told(
            on=person.on,
            stones=person.stones,
            speaker=person.speaker,
            voice=person.voice,
            district=places.get(person.place),
            phase=person.phase,
            setting=person.setting,
            channel=person.channel,
        )
        FeelingAbout.objects.bulk_create(
            FeelingAbout(submission=told, cornerstone=stones[stone], feeling=felt)
            for stone, felt in person.feelings.items()
        )
        if person.ground:
            make.withhold(told, by=by, ground=person.ground, on=person.read_on)
        else:
            make.publish(told, by=by, on=person.read_on)
        if person.answered_on:
            _answer(person, told, stones[person.about], by=by)
    EqualityAnswers.objects.bulk_create(
        EqualityAnswers(once=uuid.uuid4().hex, month=one.on.replace(day=1), speaker=one.speaker, **one.equality)
        for one in people
        if one.equality
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # statistics of rows that nobody else sees yet are never gathered otherwise


def _answer(person, told, stone, *, by):
    answer = make.answer(told, by=by, on=person.answered_on, cornerstone=stone)
    if person.difference or person.real_say:
        said = {"difference": person.difference, "real_say": person.real_say}
        ImpactAnswer.objects.create(response=answer, submission=told, said_on=person.answered_on, **said)


def truth_of(period, people):
    """Return the true counts of a report's tables, {name of the table: {label: people}}, counted by hand."""
    here = [one for one in people if period.start <= one.on <= period.end]
    decided = [one for one in people if period.start <= one.read_on <= period.end]
    said = [one for one in people if one.answered_on and period.start <= one.answered_on <= period.end]
    felt = [one for one in here if one.feelings]
    answerable = [one for one in people if one.public]
    equal = [one.equality for one in here if one.equality]
    tables = {
        "heard.speaker": Counter(heard_from(one.speaker, one.voice).label for one in here),
        "heard.district": Counter(one.place for one in here),
        "heard.phase": Counter(one.phase.label for one in here),
        "heard.setting": Counter(one.setting.label for one in here),
        "heard.channel": Counter(one.channel.label for one in here),
        "heard.cornerstone": Counter(dict(make.STONES)[stone] for one in here for stone in one.stones),
        "withheld": Counter(WithholdingGround(one.ground).label for one in decided if one.ground),
        "speed.read": _kept(period, people, lambda one: one.read_on, READ),
        "speed.answered": _kept(period, answerable, lambda one: one.answered_on, ANSWERED),
        "impact.difference": Counter(Difference(one.difference).label for one in said if one.difference),
    }
    for number, (stone, _name) in enumerate(make.STONES, 1):
        spoke = [one for one in said if one.real_say and one.about == stone]
        tables[f"impact.real_say.rows.{number}"] = Counter(RealSay(one.real_say).label for one in spoke)
        faces = (Feeling(one.feelings.get(stone, Feeling.NOT_SAID)) for one in felt)
        tables[f"impact.feelings.{number}"] = Counter(face.label for face in faces)
    for subject, field in FIELD_OF.items():
        group_of = {code: label for label, codes in EQUALITY[subject].items() for code in codes}
        tables[f"population.equality.{subject}"] = Counter(group_of.get(each[field], NOT_SAID) for each in equal)
    return tables


def _kept(period, people, done_on, days):
    due = [(one, working_days.add(one.on, days)) for one in people]
    here = [(one, day) for one, day in due if period.start <= day <= period.end]
    return Counter((Kept.IN_TIME if (done_on(one) or date.max) <= day else Kept.LATE).label for one, day in here)


def without_one(people, *, seed):
    """Return the same people without one of them."""
    gone = random.Random(seed).randrange(len(people))
    return [one for number, one in enumerate(people) if number != gone]


def random_world(seed, periods):
    """Return the quarters and everybody who told something in them."""
    chance, found = random.Random(seed), quarters(periods)
    return found, [one for period in found for one in people_of(period, chance)]
