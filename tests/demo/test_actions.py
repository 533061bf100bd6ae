"""Actions of the trial: every state, one late with a note, one done that nobody has looked at, and none that blocks."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from commitments.enums import Delivery
from commitments.models import Action
from commitments.selectors.waits import actions_waiting_for_a_note
from demo.stories import quarter_start

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def trial(django_db_setup, django_db_blocker):
    """The whole trial, made once for this module and taken back after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starting_data", stdout=StringIO())
        call_command("load_trial_data", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def test_the_trial_shows_every_state_and_help_apart_from_it(trial):
    assert {*Action.objects.values_list("delivery", flat=True)} == {*Delivery.values}
    pairs = {*Action.objects.values_list("delivery", "impact")}
    assert pairs >= {("done", "not-known"), ("done", "better"), ("stopped", "worse")}


def test_what_is_late_has_its_note_so_that_no_report_of_the_trial_waits(trial):
    assert Action.objects.filter(notes__isnull=False).count() == 2
    for quarter in (0, -1):
        assert actions_waiting_for_a_note(on=quarter_start(quarter) - timedelta(days=1)) == []


def test_the_partner_lead_has_one_to_accept_and_one_that_moves(trial):
    theirs = Action.objects.filter(lead__slug="moorland-health").order_by("pk")
    assert [(one.accepted_at is not None, one.delivery) for one in theirs] == [
        (True, "in-trouble"),
        (False, "not-started"),
    ]
