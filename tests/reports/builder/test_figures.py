from datetime import date

import pytest

from accounts.models import User
from authority.models import Settings
from authority.selectors import districts
from cornerstones.models import Cornerstone
from feedback.enums import Channel, Phase, Setting, Speaker, SubmissionState, Voice, WithholdingGround
from lib.disclosure import Table
from reports.builder import figures
from reports.builder.people import decided, heard_from, tellers, waited_for_an_answer, waited_to_be_read
from reports.enums import Breakdown, HeardFrom
from tests.reports.factories import PERIOD, answer, cornerstones, places, propose, publish, set_state, told, withhold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _grounds(db: None, october: None) -> None:
    places()
    cornerstones()


def heard() -> dict[str, Table]:
    tables = figures.heard(PERIOD, districts=districts(), cornerstones=list(Cornerstone.objects.all()))
    return {name: Table.from_json(table) for name, table in tables.items()}


def shown(table: Table) -> dict[str, str]:
    return {cell.label: cell.words for cell in table.cells}


def test_tellers_are_those_of_the_period_who_did_not_withdraw() -> None:
    for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1)):
        told(on=day)
    set_state(told(), SubmissionState.WITHDRAWN)
    assert len(tellers(PERIOD)) == 2


def test_tellers_hold_the_cornerstones_of_each() -> None:
    told(stones=("communicate", "welcome-and-care")), told(stones=())
    found = sorted((one.cornerstones for one in tellers(PERIOD)), key=len)
    assert found == [set(), {"communicate", "welcome-and-care"}]


@pytest.mark.parametrize(
    ("speaker", "voice", "group"),
    [
        (Speaker.PARENT_CARER, Voice.ON_BEHALF, HeardFrom.PARENT_CARERS),
        (Speaker.YOUNG_PERSON, Voice.OWN, HeardFrom.YOUNG_PEOPLE),
        (Speaker.YOUNG_PERSON, Voice.SUPPORTED, HeardFrom.HELPED_YOUNG_PEOPLE),
        (Speaker.YOUNG_PERSON, Voice.GROUP, HeardFrom.GROUPS_OF_YOUNG_PEOPLE),
        (Speaker.YOUNG_PERSON, Voice.ON_BEHALF, HeardFrom.FOR_YOUNG_PEOPLE),
        (Speaker.PROFESSIONAL, Voice.OWN, HeardFrom.PROFESSIONALS),
        (Speaker.PARTNER, Voice.GROUP, HeardFrom.PARTNERS),
    ],
)
def test_heard_from_keeps_young_peoples_own_voice_apart(speaker: Speaker, voice: Voice, group: HeardFrom) -> None:
    assert heard_from(speaker, voice) == group


def test_heard_rounds_and_hides() -> None:
    for _ in range(43):
        told(setting=Setting.SPECIAL, channel=Channel.PHONE, phase=Phase.NOT_SAID)
    tables = heard()
    assert shown(tables["setting"])["Special school"] == "about 45"
    assert shown(tables["phase"])["Not said"] == "about 45"
    assert shown(tables["channel"]) == {
        "On this site": "none",
        "By phone": "about 45",
        "On paper": "none",
        "At an event": "none",
    }
    assert shown(tables["cornerstone"])["Communicate"] == "about 45"


def test_heard_hides_small_groups_and_what_would_betray_them() -> None:
    for _ in range(40):
        told()
    for _ in range(3):
        told(speaker=Speaker.YOUNG_PERSON)
    assert shown(heard()[Breakdown.SPEAKER])["Young people, in their own voice"] == "fewer than 13"


def test_a_group_counts_once() -> None:
    told(voice=Voice.GROUP, group_size=30)
    assert len(tellers(PERIOD)) == 1


@pytest.mark.parametrize("voice", [Voice.SUPPORTED, Voice.ON_BEHALF, Voice.GROUP])
def test_no_other_voice_raises_the_own_voice_of_young_people(voice: Voice) -> None:
    """CY-08: a class of thirty counts once, as a group."""
    for _ in range(20):
        told(speaker=Speaker.YOUNG_PERSON)
    before = shown(heard()[Breakdown.SPEAKER])
    for _ in range(20):
        told(speaker=Speaker.YOUNG_PERSON, voice=voice, group_size=30 if voice == Voice.GROUP else None)
    after = shown(heard()[Breakdown.SPEAKER])
    label = HeardFrom.YOUNG_PEOPLE.label
    assert (before[label], after[label]) == ("about 20", "about 20")
    assert after[heard_from(Speaker.YOUNG_PERSON, voice).label] == "about 20"


def test_every_breakdown_holds_every_person_once() -> None:
    for speaker in Speaker:
        told(speaker=speaker, phase="", setting=Setting.NOT_SURE, district=districts()[0])
    counts = figures.breakdowns(tellers(PERIOD), districts())
    assert {title: sum(table.values()) for title, table in counts.items()} == dict.fromkeys(Breakdown.labels, 4)


def test_labels_are_the_same_whatever_people_said() -> None:
    empty = {name: list(shown(table)) for name, table in heard().items()}
    told(phase="", setting="")
    assert {name: list(shown(table)) for name, table in heard().items()} == empty


def test_read_in_time_counts_those_whose_day_fell_in_the_period(moderator: User) -> None:
    publish(told(on=date(2026, 8, 3)), by=moderator, on=date(2026, 8, 10))  # on the fifth working day
    publish(told(on=date(2026, 8, 3)), by=moderator, on=date(2026, 8, 11))  # a day late
    told(on=date(2026, 8, 3))  # not read yet
    told(on=date(2026, 9, 28))  # falls due in October
    told(on=date(2026, 6, 26))  # fell due in July
    found = waited_to_be_read(PERIOD, days=5)
    assert [(one.received_on.day, one.done_on and one.done_on.day) for one in found] == [
        (3, 10),
        (3, 11),
        (3, None),
        (26, None),
    ]


def test_what_a_young_person_said_is_read_when_the_second_person_agreed(moderator: User) -> None:
    publish(told(on=date(2026, 8, 3), speaker=Speaker.YOUNG_PERSON), by=moderator, on=date(2026, 8, 10))
    half_read = told(on=date(2026, 8, 3), speaker=Speaker.YOUNG_PERSON)
    propose(half_read, by=moderator, on=date(2026, 8, 4))
    found = waited_to_be_read(PERIOD, days=5)
    assert [one.done_on and one.done_on.day for one in found] == [10, None]
    assert list(decided(PERIOD).values()) == [""]


def test_answered_in_time_takes_the_first_answer(moderator: User, responder: User) -> None:
    one = told(on=date(2026, 8, 3))
    answer(one, by=responder, on=date(2026, 8, 20))
    answer(one, by=responder, on=date(2026, 9, 20))
    withhold(told(on=date(2026, 8, 3)), by=moderator, ground=WithholdingGround.VEXATIOUS)
    assert [waited.done_on for waited in waited_for_an_answer(PERIOD, days=20)] == [date(2026, 8, 20)]


def test_speed_is_published_in_rounded_cells(moderator: User) -> None:
    for _ in range(28):
        publish(told(), by=moderator)
    for _ in range(17):
        told()
    read = Table.from_json(figures.speed(PERIOD, Settings())["read"])
    assert shown(read) == {"In time": "about 30", "Late, or not yet": "about 15"}


def test_withheld_counts_the_last_decision_on_each(moderator: User) -> None:
    for _ in range(14):
        withhold(told(), by=moderator, ground=WithholdingGround.VEXATIOUS)
    withhold(told(), by=moderator, ground=WithholdingGround.OTHER_LAW)
    withhold(told(), by=moderator, ground=WithholdingGround.OTHER_LAW, on=date(2026, 10, 2))
    assert len(decided(PERIOD)) == 15
    assert shown(Table.from_json(figures.withheld(PERIOD))) == {
        "Abusive or vexatious": "about 15",
        "Only about the help one person gets": "none",
        "Another law forbids it": "fewer than 13",
    }
