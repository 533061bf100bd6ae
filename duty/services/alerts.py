"""Alerts: raise one, test the rota, and end an alert when somebody picked it up (LA-16)."""

from django.db import IntegrityError, transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from duty.builder import step_on
from duty.enums import ALERT_STATES, AlertState
from duty.models import Alert
from lib import clock
from lib.codes import keyed_hash


@transaction.atomic
def raise_alert(*, key: str, by: User | None = None, first_to: User | None = None, is_reminder: bool = False) -> Alert:
    """Tell the first person on duty that something waits, and the next ones until somebody picks it up.

    `key` is what the caller knows it by; the same again changes nothing. `first_to` is told before the rota. A reminder
    says that it was picked up, and that nothing was written down since. Returns the alert.
    """
    who = {"raised_by": by, "first_to": first_to, "is_reminder": is_reminder}
    alert, made = Alert.objects.get_or_create(
        key=key, defaults={**who, "raised_at": clock.now(), "due_at": clock.now()}
    )
    if made:
        step_on(alert_id=alert.pk)
        alert.refresh_from_db()
    return alert


@transaction.atomic
def send_test(*, by: User, token: str) -> Alert:
    """Send a test through the rota; while one waits, that one is returned. Raises PermissionDenied.

    `token` is the secret of one form: the same again changes nothing.
    """
    require(by, Permission.ADMINISTER, Permission.HANDLE_CONCERNS)
    key = f"test:{keyed_hash(token, purpose='test of the alert')}"
    known = _waiting_test() or Alert.objects.filter(key=key).first()
    if known:
        return known
    try:
        with transaction.atomic():
            alert = Alert.objects.create(key=key, is_test=True, raised_by=by, raised_at=clock.now(), due_at=clock.now())
    except IntegrityError:  # a colleague pressed at the same moment
        return Alert.objects.get(is_test=True, state=AlertState.WAITING)
    step_on(alert_id=alert.pk)
    return alert


@transaction.atomic
def answer(*, key: str, by: User) -> bool:
    """Note that somebody picked up what the alert is about: nobody else is told. Returns whether this was the first."""
    alert = Alert.objects.select_for_update().filter(key=key).first()
    if alert is None or alert.state != AlertState.WAITING:
        return False
    ALERT_STATES.check(alert.state, AlertState.ANSWERED)
    alert.state, alert.answered_by, alert.answered_at = AlertState.ANSWERED, by, clock.now()
    alert.save(update_fields=("state", "answered_by", "answered_at"))
    return True


@transaction.atomic
def answer_test(*, by: User) -> bool:
    """Note that a test arrived. Returns whether one waited. Raises PermissionDenied for whoever is no lead."""
    require(by, Permission.HANDLE_CONCERNS)
    waiting = _waiting_test()
    return answer(key=waiting.key, by=by) if waiting else False


def _waiting_test() -> Alert | None:
    return Alert.objects.filter(is_test=True, state=AlertState.WAITING).first()
