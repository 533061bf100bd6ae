"""Saying that somebody may not be safe: anyone, any time, in one step (MO-07, domain note 5.5)."""

from django.db import IntegrityError, transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from duty.services.alerts import raise_alert
from feedback.enums import ConcernState, RaisedFrom
from feedback.models import SafeguardingConcern, Submission
from feedback.selectors.concerns import key_hash
from lib import clock
from lib.codes import read_reference

PREFIX = "DEV"


@transaction.atomic
def raise_concern(*, submission: Submission, by: User, worry: str = "") -> SafeguardingConcern:
    """Say that someone may not be safe, in any state of the item: from now nothing of it is public.

    Returns the concern. Saying it again adds nothing while one is open, unless it tells something new: that is kept
    beside the first, and the rota is alerted again. Raises PermissionDenied without the permission.
    """
    require(by, Permission.RAISE_CONCERN)
    return _about(submission, worry=worry, raised_by=by)


def raise_from_public(
    *, key: str, worry: str = "", raised_from: RaisedFrom, submission: Submission | None = None, about: str = ""
) -> SafeguardingConcern:
    """The same from anybody, without a name: about a submission, or about nothing that we hold. Returns the concern.

    The same `key` again returns the first one. `about` is kept only where it has the shape of a reference. It hides the
    item at once whoever says it, and however often it was said for nothing before: the lead is told how often.
    """
    hashed = key_hash(key)
    try:
        with transaction.atomic():
            known = SafeguardingConcern.objects.filter(concern_key=hashed).first()
            if known:
                return known
            more = {"concern_key": hashed, "raised_from": raised_from}
            return _about(submission, worry=worry, **more) if submission else _heard(worry, about, **more)
    except IntegrityError:  # pressed twice at once
        return SafeguardingConcern.objects.get(concern_key=hashed)


def raise_heard(*, by: User, key: str, worry: str = "", about: str = "") -> SafeguardingConcern:
    """Say that someone may not be safe after a call or on paper, where no submission says so. Returns the concern.

    The same `key` again returns the first one. Raises PermissionDenied without the permission.
    """
    require(by, Permission.RAISE_CONCERN)
    hashed = key_hash(key)
    try:
        with transaction.atomic():
            known = SafeguardingConcern.objects.filter(concern_key=hashed).first()
            return known or _heard(worry, about, concern_key=hashed, raised_by=by)
    except IntegrityError:
        return SafeguardingConcern.objects.get(concern_key=hashed)


def _about(submission: Submission, *, worry: str, **more: object) -> SafeguardingConcern:
    Submission.objects.select_for_update().get(pk=submission.pk)  # publishing waits for this row, or this for it
    still_open = SafeguardingConcern.objects.filter(submission=submission, state__in=ConcernState.still_open())
    known = next((concern for concern in still_open if worry.strip() in ("", concern.worry)), None)
    return known or _keep(submission=submission, worry=worry.strip(), **more)


def _heard(worry: str, about: str, **more: object) -> SafeguardingConcern:
    return _keep(about=read_reference(about, prefix=PREFIX), worry=worry.strip(), **more)


def _keep(**fields: object) -> SafeguardingConcern:
    concern = SafeguardingConcern.objects.create(raised_at=clock.now(), **fields)
    raise_alert(key=concern.alert_key)
    return concern
