import pytest

from accounts.enums import Role
from cornerstones.models import Answer, OrganisationMark
from cornerstones.services import load_starting_data
from demo.agreement import agree_and_answer
from tests.conftest import make_user
from tests.cornerstones import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(report_editor):
    return {
        "partner": make.partner(),
        "partner-lead": make_user("Lea Lead", Role.PARTNER_LEAD, organisation=make.organisation("Moor College")),
        "report-editor": report_editor,
    }


def test_trial_has_marks_of_two_organisations_and_an_answer_to_read(people):
    load_starting_data()
    agree_and_answer(people)
    assert OrganisationMark.objects.values_list("organisation").distinct().count() == 2
    assert sorted(Answer.objects.values_list("state", flat=True)) == ["published", "waiting"]


def test_without_an_event_there_is_nothing(people):
    agree_and_answer(people)
    assert (OrganisationMark.objects.count(), Answer.objects.count()) == (0, 0)
