"""How much is asked of the contact team: what waits now, and what came in each month. For staff; never shown to all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate, TruncMonth

from contact.enums import CallBy, Ordered, OrderState, RequestState
from contact.models import CallBack, Order
from contact.selectors.letters import how_many_wait
from lib import clock

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits today, and how much of it is late."""

    call_backs: int
    late_call_backs: int
    orders: int
    late_orders: int
    messages: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One kind of request in one month: how many came, how many are finished, how many of those by their day."""

    month: date
    kind: str
    came: int
    finished: int
    in_time: int


def what_waits() -> Waits:
    """Return what waits for the contact team, in three queries."""
    late = Q(due_on__lt=clock.today())
    calls = CallBack.objects.filter(state__in=(RequestState.WAITING, RequestState.TAKEN))
    orders = Order.objects.filter(state=OrderState.WAITING)
    counted = calls.aggregate(all=Count("pk"), late=Count("pk", filter=late))
    posted = orders.aggregate(all=Count("pk"), late=Count("pk", filter=late))
    return Waits(counted["all"], counted["late"], posted["all"], posted["late"], how_many_wait())


def by_month() -> tuple[MonthCount, ...]:
    """Return the last MONTHS months with requests, newest first: call-backs by how, orders by what (PR-09)."""
    ended = Q(state__in=(RequestState.DONE, RequestState.NOT_REACHED))
    calls = _counted(
        CallBack.objects.annotate(month=TruncMonth("asked_on"), ended_on=TruncDate("done_at"), kind=F("call_by")), ended
    )
    orders = _counted(
        Order.objects.annotate(month=TruncMonth("ordered_on"), ended_on=F("posted_on"), kind=F("what")),
        Q(state=OrderState.POSTED),
    )
    counts = [*_months(calls, CallBy), *_months(orders, Ordered)]
    newest = sorted({count.month for count in counts}, reverse=True)[:MONTHS]
    return tuple(sorted((one for one in counts if one.month in newest), key=_newest_first))


def _counted(requests: QuerySet[Any], ended: Q) -> QuerySet[Any, Any]:
    counts = {"came": Count("pk"), "finished": Count("pk", filter=ended)}
    in_time = Count("pk", filter=ended & Q(ended_on__lte=F("due_on")))
    found: QuerySet[Any, Any] = requests.order_by().values("month", "kind").annotate(**counts, in_time=in_time)
    return found


def _months(rows: Iterable[dict[str, object]], kinds: type[CallBy] | type[Ordered]) -> list[MonthCount]:
    return [MonthCount(**{**row, "kind": kinds(str(row["kind"])).label}) for row in rows]  # type: ignore[arg-type]


def _newest_first(count: MonthCount) -> tuple[int, str]:
    return (-count.month.toordinal(), count.kind)
