"""Writes about people who sign in: their roles, and what they opened."""

from django.db import transaction

from accounts.enums import RecordRead, Role
from accounts.models import PartnerOrganisation, Reading, RoleGrant, User
from lib import clock


@transaction.atomic
def invite(
    *, email: str, name: str, roles: tuple[Role, ...], by: User | None, organisation: PartnerOrganisation | None = None
) -> User:
    """Make a person who can sign in (by a code sent to `email`) with `roles`. Returns the user."""
    user = User.objects.create_user(email=email, name=name, organisation=organisation)
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
