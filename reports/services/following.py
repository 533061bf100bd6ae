"""E-mails to people who want to know of each report: asked for twice, stopped once, no account (PR-14)."""

from django.db import transaction

from lib import clock, codes
from outbox.services import stop_all
from reports.builder.notices import tell_to_confirm
from reports.models import Follower


@transaction.atomic
def follow(*, address: str) -> None:
    """Send a link to an address, by which its owner says that it was they who asked. The answer is always the same.

    Whether the address follows already cannot be seen from outside; an address gets one such e-mail a day.
    """
    plain = address.strip()
    hashed = codes.keyed_hash(plain.lower(), purpose="report follower")
    follower, _made = Follower.objects.get_or_create(address_hash=hashed, defaults={"address": plain})
    if follower.confirmed_on is None:
        Follower.objects.filter(pk=follower.pk).update(asked_on=clock.today())
        tell_to_confirm(follower)


@transaction.atomic
def confirm(*, link: str) -> bool:
    """Begin to send. Returns whether the link is one of ours; pressing it twice changes nothing."""
    follower = Follower.objects.select_for_update().filter(link=link).first()
    if follower and follower.confirmed_on is None:
        Follower.objects.filter(pk=follower.pk).update(confirmed_on=clock.today())
    return follower is not None


@transaction.atomic
def stop(*, link: str) -> None:
    """Forget an address and everything that still waits for it. A link that is not ours changes nothing."""
    follower = Follower.objects.select_for_update().filter(link=link).first()
    if follower:
        stop_all(whose=follower.address_hash)
        follower.delete()
