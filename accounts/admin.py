"""People, organisations and roles, for the administrator. Every change of a role goes through the services."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts import services
from accounts.enums import Role
from accounts.models import PartnerOrganisation, Reading, User
from accounts.permissions import StaffRequest
from accounts.selectors import without_second_factor

# An address given to somebody else's account would sign its owner in as them, and second factors are secrets.
# Groups mean nothing here: roles do.
admin.site.unregister((EmailAddress, Authenticator, Group))


class PersonForm(forms.ModelForm[User]):
    """A person with the roles they hold."""

    roles = forms.MultipleChoiceField(choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = User
        fields = ("email", "name", "organisation", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["roles"].initial = list(self.instance.roles)


class SecondFactorFilter(admin.SimpleListFilter):
    """Those who sign in with a role and have no second factor yet."""

    title = "second factor"
    parameter_name = "second_factor"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin[User]) -> list[tuple[str, str]]:  # noqa: ARG002
        """Offer the one question."""
        return [("none", "None yet")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:  # noqa: ARG002
        """Return those it finds."""
        return queryset.filter(pk__in=without_second_factor()) if self.value() == "none" else queryset


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Invite people, give and end roles, close an account. Nobody is deleted: what they did keeps their name."""

    form = PersonForm
    list_display = ("name", "email", "organisation", "is_active")
    list_filter = (SecondFactorFilter,)
    search_fields = ("name", "email")

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: bool) -> None:  # noqa: FBT001
        """Save through the services, saying who did it."""
        by = request.user
        wanted = {Role(value) for value in form.cleaned_data["roles"]}
        services.save_person(user=obj, roles=wanted, by=by, new=not change)  # type: ignore[arg-type]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:  # noqa: ARG002
        """Nobody is deleted here."""
        return False


@admin.register(PartnerOrganisation)
class PartnerOrganisationAdmin(admin.ModelAdmin[PartnerOrganisation]):
    """The organisations of the partnership."""

    list_display = ("name", "sector")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Reading)
class ReadingAdmin(admin.ModelAdmin[Reading]):
    """Who opened which protected record, and when: to look at only."""

    list_display = ("at", "by", "record", "reference")
    list_filter = ("record",)

    def has_add_permission(self, request: StaffRequest) -> bool:  # type: ignore[override]  # noqa: ARG002
        """Nobody writes this log by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:  # noqa: ARG002
        """Nobody changes it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:  # noqa: ARG002
        """Nobody deletes it."""
        return False
