"""People, roles, and the log of who read what."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, ProgrammingError, transaction

from accounts import services
from accounts.enums import Permission, RecordRead, Role
from accounts.models import Reading, RoleGrant, User


def test_invite_makes_a_person_with_roles_and_a_proven_address(administrator):
    user = services.invite(email="New@Example.org", name="New Person", roles=(Role.RESPONDER,), by=administrator)
    assert (user.email, user.roles) == ("new@example.org", frozenset({Role.RESPONDER}))
    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified")) == [("new@example.org", True)]


def test_grant_role_twice_changes_nothing(moderator, administrator):
    services.grant_role(user=moderator, role=Role.FORUM_MODERATOR, by=administrator)
    assert RoleGrant.objects.filter(user=moderator).count() == 1


def test_end_role_is_felt_at_the_next_request(moderator, administrator, signed_in):
    client = signed_in(moderator)
    assert client.get("/moderation/").status_code == 200
    services.end_role(user=moderator, role=Role.FORUM_MODERATOR, by=administrator)
    assert client.get("/moderation/").status_code == 403


def test_person_who_is_not_active_may_do_nothing(moderator):
    moderator.is_active = False
    assert moderator.allowed == frozenset()
    assert not moderator.may(Permission.MODERATE_FORUM_ITEMS)


def test_save_person_gives_and_ends_roles(moderator, administrator):
    services.save_person(user=moderator, roles={Role.RESPONDER}, by=administrator, new=False)
    assert User.objects.get(pk=moderator.pk).roles == frozenset({Role.RESPONDER})
    ended = RoleGrant.objects.get(user=moderator, role=Role.FORUM_MODERATOR)
    assert ended.ended_by == administrator


@pytest.mark.parametrize("change", [{"role": Role.AUDITOR}, {"granted_by": None}])
def test_grant_cannot_be_rewritten_in_sql(administrator, moderator, change):
    grant = services.grant_role(user=moderator, role=Role.PARTNER, by=administrator)
    with pytest.raises(ProgrammingError), transaction.atomic():
        RoleGrant.objects.filter(pk=grant.pk).update(**change)


def test_grant_ends_once_and_is_never_deleted_in_sql(administrator, moderator):
    services.end_role(user=moderator, role=Role.FORUM_MODERATOR, by=administrator)
    with pytest.raises(ProgrammingError), transaction.atomic():
        RoleGrant.objects.filter(user=moderator).update(ended_at=None)
    with pytest.raises(ProgrammingError), transaction.atomic():
        RoleGrant.objects.filter(user=moderator).delete()


def test_reading_is_kept_in_sql(moderator):
    services.note_reading(by=moderator, record=RecordRead.WORDS_AS_SENT, reference="DEV-1111-2222")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Reading.objects.update(reference="other")
    with pytest.raises(ProgrammingError), transaction.atomic():
        Reading.objects.all().delete()


def test_email_is_one_person_whatever_its_case(moderator):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=moderator.email.upper(), name="Twin")
