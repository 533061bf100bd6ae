"""People who sign in, their organisations and roles, and the log of who read what."""

import uuid
from functools import cached_property
from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from accounts.enums import Permission, RecordRead, Role, Sector
from accounts.roles import permissions_of
from lib import clock
from lib.personal import Personal


class PartnerOrganisation(models.Model):
    """An organisation of the local area partnership: a school, a health trust, a charity, the forum, the council."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    sector = models.CharField(max_length=20, choices=Sector)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people who sign in by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new saved user; the e-mail is kept in lower case."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this e-mail, whatever its case."""
        return self.get(email__iexact=username)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in. Families never need to."""

    PERSONAL: ClassVar = (
        Personal(
            ("email", "name"),
            what="Who signs in",
            who="Administrators. Names: colleagues at the same desk",
            why="To know who decided",
            kept="As long as the person works on this, then as evidence of what they decided",
        ),
    )

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    organisation = models.ForeignKey(
        PartnerOrganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    is_active = models.BooleanField(default=True)
    morning_message = models.BooleanField(
        default=True, help_text="Say each working morning how much waits at their desk, when something does"
    )
    joined_at = models.DateTimeField(default=clock.now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(Lower("email"), name="one_user_per_email"),)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held now: read once a request, so a role taken away is gone at the next."""
        return frozenset(Role(grant.role) for grant in self.role_grants.all() if grant.ended_at is None)

    @cached_property
    def allowed(self) -> frozenset[Permission]:
        """Every permission that the roles give; none for a person who is no longer active."""
        return permissions_of(self.roles) if self.is_active else frozenset()

    def may(self, permission: Permission) -> bool:
        """Say whether this person holds `permission`."""
        return permission in self.allowed

    @property
    def is_staff(self) -> bool:
        """Whether the administration site opens: for administrators only."""
        return self.may(Permission.ADMINISTER)

    def has_perm(self, perm: str, obj: object = None) -> bool:  # noqa: ARG002
        """Django's administration asks this: administrators may edit every record that is registered there."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:  # noqa: ARG002
        """Django's administration asks this for each room."""
        return self.is_staff


class RoleGrant(models.Model):
    """Somebody gave a person a role, and perhaps somebody ended it. Nothing else about it ever changes."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=30, choices=Role)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("granted_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("user", "role"), condition=models.Q(ended_at=None), name="role_held_once"),
        )
        triggers = (
            pgtrigger.ReadOnly(name="grant_is_kept", fields=["user", "role", "granted_by", "granted_at"]),
            pgtrigger.Protect(
                name="grant_ends_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended_at__isnull=False)
            ),
            pgtrigger.Protect(name="grant_not_deleted", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class Reading(models.Model):
    """Somebody opened a protected record: who, which, when. Never the words themselves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    record = models.CharField(max_length=20, choices=RecordRead)
    reference = models.CharField(max_length=40, help_text="The reference of the feedback, never its words")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-at",)
        indexes = (models.Index(fields=("reference", "-at")), models.Index(fields=("by", "-at")))
        triggers = (pgtrigger.Protect(name="reading_is_kept", operation=pgtrigger.Update | pgtrigger.Delete),)

    def __str__(self) -> str:
        return f"{self.by} opened {self.get_record_display()} of {self.reference}"
