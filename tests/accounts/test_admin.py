"""An administrator invites people and gives roles; nothing of sign-in secrets or stories is there to be seen."""

import pytest
from allauth.account.models import EmailAddress

from accounts.enums import Role
from accounts.models import RoleGrant, User

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/accounts/user/"


def test_person_who_is_invited_has_the_roles_and_an_address(signed_in, administrator):
    form = {"email": "New@Example.org", "name": "New Person", "is_active": "on", "roles": ["responder", "auditor"]}
    assert signed_in(administrator).post(f"{PEOPLE}add/", form).status_code == 302
    made = User.objects.get(email="new@example.org")
    assert made.roles == {Role.RESPONDER, Role.AUDITOR}
    assert not made.has_usable_password()
    assert list(EmailAddress.objects.filter(user=made).values_list("email", "verified")) == [("new@example.org", True)]
    assert set(RoleGrant.objects.filter(user=made).values_list("granted_by", flat=True)) == {administrator.pk}


def test_role_that_is_unticked_is_ended_by_the_administrator(signed_in, administrator, moderator):
    form = {"email": moderator.email, "name": moderator.name, "is_active": "on", "roles": ["responder"]}
    assert signed_in(administrator).post(f"{PEOPLE}{moderator.pk}/change/", form).status_code == 302
    assert User.objects.get(pk=moderator.pk).roles == {Role.RESPONDER}
    assert RoleGrant.objects.get(user=moderator, role=Role.FORUM_MODERATOR).ended_by == administrator


def test_form_ticks_the_roles_that_are_held(signed_in, administrator, moderator):
    page = signed_in(administrator).get(f"{PEOPLE}{moderator.pk}/change/").content.decode()
    assert page.count(" checked") == 2  # the role, and that the account is open
    assert moderator.password not in page


def test_nobody_is_deleted(signed_in, administrator, moderator):
    assert signed_in(administrator).post(f"{PEOPLE}{moderator.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=moderator.pk).exists()


@pytest.mark.parametrize("path", ["account/emailaddress/", "mfa/authenticator/", "auth/group/", "feedback/submission/"])
def test_secrets_and_stories_are_not_there(signed_in, administrator, path):
    assert signed_in(administrator).get(f"/admin/{path}").status_code == 404
