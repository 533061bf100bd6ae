"""Writes about people who sign in: their roles, and what they opened."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.enums import RecordRead, Role
from accounts.models import PartnerOrganisation, Reading, RoleGrant, User
from lib import clock


@transaction.atomic
def invite(
    *, email: str, name: str, roles: tuple[Role, ...], by: User | None, organisation: PartnerOrganisation | None = None
) -> User:
    """Make a person who can sign in (by a code sent to `email`) with `roles`. Returns the user.

    The administrator who invites vouches for the address; the code proves it.
    """
    user = User.objects.create_user(email=email, name=name, organisation=organisation)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    for role in roles:
        grant_role(user=user, role=role, by=by)
    return user


@transaction.atomic
def grant_role(*, user: User, role: Role, by: User | None) -> RoleGrant:
    """Give `user` the `role`; giving it twice changes nothing. `by` is empty only for the first administrator."""
    grant, _made = RoleGrant.objects.get_or_create(
        user=user, role=role, ended_at=None, defaults={"granted_by": by, "granted_at": clock.now()}
    )
    return grant


@transaction.atomic
def end_role(*, user: User, role: Role, by: User) -> None:
    """Take the `role` from `user`: gone at their next request."""
    RoleGrant.objects.filter(user=user, role=role, ended_at=None).update(ended_at=clock.now(), ended_by=by)


def note_reading(*, by: User, record: RecordRead, reference: str) -> None:
    """Keep that `by` opened a protected `record` of the feedback with `reference`."""
    Reading.objects.create(by=by, record=record, reference=reference)


@transaction.atomic
def save_person(*, user: User, roles: set[Role], by: User, new: bool) -> User:
    """Save what an administrator entered about a person; roles that were ticked are given, others are ended."""
    if new:
        user.set_unusable_password()
    user.email = user.email.strip().lower()
    user.save()
    EmailAddress.objects.update_or_create(user=user, primary=True, defaults={"email": user.email, "verified": True})
    for role in roles - user.roles:
        grant_role(user=user, role=role, by=by)
    for role in user.roles - roles:
        end_role(user=user, role=role, by=by)
    return user


@transaction.atomic
def choose_morning_message(*, user: User, wanted: bool) -> None:
    """Start or stop the message that says each working morning how much waits at a desk."""
    user.morning_message = wanted
    user.save(update_fields=("morning_message",))
