"""An administrator deletes the hours of somebody who has left and asks for it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from commitments.models import HoursTakenBack, VolunteerHours
from tests.commitments.volunteering import log, volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def left():
    """A volunteer who wrote hours down and works here no more."""
    person = volunteer()
    log(person)
    person.is_active = False
    person.save()
    return person


def take_back(email, by):
    said = StringIO()
    call_command("take_back_hours", email, by=by.email, stdout=said)
    return said.getvalue()


def test_administrator_takes_back_hours_of_somebody_who_has_left(left, administrator):
    assert take_back(left.email.upper(), administrator) == "Deleted: 1.\n"
    assert take_back(left.email, administrator) == "Deleted: 0.\n"
    assert not VolunteerHours.objects.exists()
    assert [(one.of, one.by) for one in HoursTakenBack.objects.all()] == [(left, administrator)]


@pytest.mark.parametrize("who", ["report_editor", "moderator"])
def test_others_are_told_who_may(request, left, who):
    with pytest.raises(CommandError, match="Give --by the e-mail address of an administrator"):
        take_back(left.email, request.getfixturevalue(who))
    assert VolunteerHours.objects.count() == 1


def test_an_address_of_nobody_is_said_so(administrator):
    with pytest.raises(CommandError, match="Nobody has the e-mail address"):
        take_back("nobody@example.org", administrator)
