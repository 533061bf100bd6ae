"""What waits to be rung. Lists carry no name and no number; `person` does, for whoever took the request."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from contact.enums import CallBy, RequestState, Way
from contact.models import CallBack
from contact.models.requests import CallBackQuerySet
from lib import clock, due, phones

PAGE = 20
LATE_AND_YOUNG, LATE, YOUNG, OTHERS = range(4)
SEALED = ("name", "number", "good_time", "needs", "summary", "summary_to", "request_key")


@dataclass(frozen=True, slots=True)
class Earlier:
    """The same number asked before: when, and what came of it."""

    reference: str
    asked_on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """One request in a list: how to reach somebody and by when, never whom."""

    call_back: CallBack
    reference: str
    call_by: str
    young: bool
    asked_on: date
    due_on: date
    due_words: str
    is_late: bool
    tries: int
    tried_at: datetime | None
    state: str
    taken_by: str
    mine: bool
    earlier: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """What you have taken, a page of what else is open (`total`), and whom we could not reach."""

    yours: tuple[Waiting, ...]
    items: tuple[Waiting, ...]
    total: int
    next_key: str
    not_reached: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to ring, how, and what helps them. Read only after it was noted who reads it."""

    name: str
    number: str
    dial: str
    call_by: CallBy
    good_time: str
    needs: str
    summary_way: str
    summary_to: str


def queue(user: User, after: str = "") -> Queue:
    """Return what waits, PAGE at a time: late ones first, then young people, then by their day (LA-17).

    `after` is the `next_key` of the page before.
    """
    every = _listed()
    others = every.open().exclude(state=RequestState.TAKEN, taken_by=user)
    found = list(_behind(_placed(others), after).order_by("place", "due_on", "pk")[: PAGE + 1])
    yours = list(every.filter(state=RequestState.TAKEN, taken_by=user).order_by("due_on", "pk"))
    lost = list(every.filter(state=RequestState.NOT_REACHED, cleared_on=None).order_by("-done_at", "pk")[:PAGE])
    earlier = _earlier([*yours, *found, *lost])
    return Queue(
        yours=tuple(_waiting(one, user, earlier) for one in yours),
        items=tuple(_waiting(one, user, earlier) for one in found[:PAGE]),
        total=others.count(),
        next_key=_key(found[PAGE - 1]) if len(found) > PAGE else "",
        not_reached=tuple(_waiting(one, user, earlier) for one in lost),
    )


def item(user: User, reference: str) -> Waiting | None:
    """Return one request that can still be acted on, or None: unknown, done or cleared."""
    found = _listed().exclude(state=RequestState.DONE).filter(reference=reference, cleared_on=None).first()
    return _waiting(found, user, _earlier([found])) if found else None


def known(reference: str) -> CallBack | None:
    """Return a request in whatever state, or None: what a form was sent for may be done meanwhile."""
    return CallBack.objects.filter(reference=reference).first()


def person(call_back: CallBack) -> Person:
    """Return whom to ring. Go through `services.call_backs.open_person`, which notes who read it."""
    kept = CallBack.objects.get(pk=call_back.pk)
    return Person(
        name=kept.name,
        number=phones.as_read_aloud(kept.number),
        dial=_dial(kept),
        call_by=CallBy(kept.call_by),
        good_time=kept.good_time,
        needs=kept.needs,
        summary_way=Way(kept.summary_way).value if kept.summary_way else "",
        summary_to=kept.summary_to,
    )


def _dial(kept: CallBack) -> str:
    """18002 before the number reaches Relay UK, which types what we say (relayuk.bt.com)."""
    number = phones.e164(kept.number)
    scheme = "sms" if kept.call_by == CallBy.TEXT else "tel"
    if kept.call_by == CallBy.RELAY and number.startswith("+44"):
        return f"tel:180020{number.removeprefix('+44')}"
    return f"{scheme}:{number}" if number else ""


def _listed() -> CallBackQuerySet:
    return CallBack.objects.select_related("taken_by").defer(*SEALED)


def _placed(call_backs: QuerySet[CallBack]) -> QuerySet[Any]:
    late = Q(due_on__lt=clock.today())
    place = Case(
        When(late & Q(young=True), then=Value(LATE_AND_YOUNG)),
        When(late, then=Value(LATE)),
        When(young=True, then=Value(YOUNG)),
        default=Value(OTHERS),
        output_field=IntegerField(),
    )
    return call_backs.annotate(place=place)


def _earlier(shown: list[CallBack]) -> dict[str, list[CallBack]]:
    """Return every request of the numbers that are shown, by the number's keyed hash, in one query."""
    hashes = {one.number_hash for one in shown if one.number_hash}
    found = defaultdict(list)
    for one in CallBack.objects.filter(number_hash__in=hashes).defer(*SEALED).order_by("pk"):
        found[one.number_hash].append(one)
    return found


def _waiting(one: CallBack, user: User, earlier: dict[str, list[CallBack]]) -> Waiting:
    before = [other for other in earlier.get(one.number_hash, []) if other.pk < one.pk]
    return Waiting(
        call_back=one,
        reference=one.reference,
        call_by=CallBy(one.call_by).label,
        young=one.young,
        asked_on=one.asked_on,
        due_on=one.due_on,
        due_words=due.due_in_words(one.due_on),
        is_late=due.is_overdue(one.due_on),
        tries=one.tries,
        tried_at=one.tried_at,
        state=one.state,
        taken_by=one.taken_by.name if one.taken_by else "",
        mine=one.state == RequestState.TAKEN and one.taken_by_id == user.pk,
        earlier=tuple(Earlier(each.reference, each.asked_on, RequestState(each.state).label) for each in before),
    )


def _key(one: CallBack) -> str:
    return f"{getattr(one, 'place', OTHERS)}-{one.due_on:%Y%m%d}-{one.pk}"


def _behind(call_backs: QuerySet[Any], after: str) -> QuerySet[Any]:
    """Return what comes after a key; everything when there is none or it is damaged."""
    try:
        where, day, number = after.split("-")
        place, on, pk = int(where), datetime.strptime(day, "%Y%m%d").date(), int(number)  # noqa: DTZ007  only a day
    except ValueError:
        return call_backs
    if place not in range(4) or pk.bit_length() > 63:
        return call_backs
    later = Q(due_on__gt=on) | Q(due_on=on, pk__gt=pk)
    return call_backs.filter(Q(place__gt=place) | (Q(place=place) & later))
