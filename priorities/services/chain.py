"""Puts an accepted ballot on the chain of its round."""

import secrets
from datetime import datetime

from django.utils import timezone

from accounts.models import User
from lib import clock
from priorities.builder.chain import START, chained
from priorities.builder.whole import link_of
from priorities.enums import Voice
from priorities.models import Accepted, Ballot, StarRound


def accept(
    *,
    star_round: StarRound,
    voice: Voice,
    ballot: Ballot | None = None,
    choices: dict[str, int] | None = None,
    says: object = None,
    by: User | None = None,
    on_paper: bool = False,
) -> Accepted:
    """Write the next line of the chain. `star_round` must be locked. `says` is sealed and not kept (families)."""
    last = star_round.accepted.order_by("-number").first()
    salt = secrets.token_hex(32)
    seal = chained(salt, choices if voice == Voice.PARTNERS else says)
    return Accepted.objects.create(
        round=star_round,
        number=last.number + 1 if last else 1,
        voice=voice,
        ballot=ballot,
        choices=choices or {},
        on_paper=on_paper,
        by=by,
        at=clock.now() if voice == Voice.PARTNERS else _midnight(),
        salt=salt if voice == Voice.PARTNERS else "",
        seal=seal,
        chain=chained(last.chain if last else START, link_of(last.number + 1 if last else 1, voice, seal)),
    )


def _midnight() -> datetime:
    """Return the beginning of today in Devon: a family's ballot keeps no finer time."""
    return timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
