"""The council's settings: one row, eight districts, and what an administrator changes."""

import pytest
from django.db import IntegrityError, transaction

from authority import selectors
from authority.models import District, Settings
from authority.services import load_starting_data

pytestmark = pytest.mark.django_db


def test_starting_data_is_one_row_and_eight_districts():
    assert load_starting_data() == 9
    assert (Settings.objects.count(), District.objects.count()) == (1, 8)
    assert {district.slug for district in selectors.districts()} == {
        "east-devon", "exeter", "mid-devon", "north-devon", "south-hams", "teignbridge", "torridge", "west-devon",
    }  # fmt: skip


def test_starting_data_twice_changes_nothing():
    load_starting_data()
    District.objects.filter(slug="exeter").update(name="The City of Exeter")
    assert load_starting_data() == 0
    assert District.objects.get(slug="exeter").name == "The City of Exeter"


def test_settings_have_defaults_before_the_first_save():
    council = selectors.settings()
    assert (council.moderated_within_days, council.answered_within_days, council.report_months) == (5, 20, 3)


def test_settings_are_one_row_in_sql():
    with pytest.raises(IntegrityError), transaction.atomic():
        Settings.objects.create(only=False)


@pytest.mark.parametrize("months", [0, 2, 5])
def test_period_of_reports_is_never_a_free_choice_in_sql(months):
    with pytest.raises(IntegrityError), transaction.atomic():
        Settings.objects.create(report_months=months)


def test_promise_that_an_administrator_changes_shows_and_is_kept(signed_in, administrator, client):
    load_starting_data()
    names = ("authority_name", "area_name", "forum_name", "moderated_within_days", "answered_within_days",
             "claim_minutes", "draft_days", "called_back_within_days", "contact_months", "withdrawn_days",
             "report_months", "most_claims", "second_person_share", "alert_minutes", "quiet_hours")  # fmt: skip
    form = {name: getattr(selectors.settings(), name) for name in names} | {"moderated_within_days": 3}
    assert signed_in(administrator).post("/admin/authority/settings/True/change/", form).status_code == 302
    assert selectors.settings().moderated_within_days == 3
    assert [event.moderated_within_days for event in Settings.objects.get().events.order_by("pgh_id")] == [5, 3]
