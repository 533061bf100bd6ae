"""The trial: made once, through the services, in every state; never in production."""

import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from accounts.enums import Role
from accounts.models import User
from commitments.enums import Delivery
from commitments.models import Action, ThankYou, VolunteerHours
from commitments.selectors.focus import handed_over, how_many_wait
from commitments.selectors.hours import leads_the_forum
from commitments.selectors.waits import actions_waiting_for_a_note
from demo.people import PASSWORD, PEOPLE
from demo.promised import PROMISED
from demo.services import load_trial_data
from demo.stories import FILE, quarter_start, stories
from demo.themes import trial_themes
from duty.enums import Reason
from duty.selectors.on_duty import DEVON, on_duty
from duty.selectors.rota import out_of_hours
from duty.selectors.rota import rota as week
from feedback.enums import SubmissionState
from feedback.models import Response, SafeguardingConcern, Submission, Theme
from feedback.selectors.answers import you_said_we_did
from feedback.selectors.small_wins import small_wins
from feedback.selectors.themes.groups import groups
from outreach.models import Outreach
from population.models import Comparator
from reports.models import Report
from statements.models import Edition
from tests.page_inspector import InspectingClient

pytestmark = pytest.mark.django_db
STORIES = tomllib.loads(FILE.read_text())
STATE_OF_FATE = {
    "received": SubmissionState.RECEIVED,
    "claimed": SubmissionState.RECEIVED,
    "unsafe": SubmissionState.RECEIVED,
    "published": SubmissionState.PUBLISHED,
    "recommended": SubmissionState.WITHHOLDING_RECOMMENDED,
    "withheld": SubmissionState.WITHHELD,
}


@pytest.fixture(scope="module")
def trial(django_db_setup, django_db_blocker):
    """The whole trial, made once for this module and taken back after it."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starting_data", stdout=StringIO())
        call_command("load_trial_data", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def counts() -> dict[str, int]:
    rooms = ("accounts", "contact", "feedback", "reports", "outbox", "account")
    return {
        model._meta.label: model.objects.count() for room in rooms for model in apps.get_app_config(room).get_models()
    }


def test_trial_is_the_stories_of_the_file(trial):
    fates = Counter(story["fate"] for story in STORIES["story"])
    states = Counter(STATE_OF_FATE[fate] for fate in fates.elements())
    assert Submission.objects.count() == len(STORIES["story"]) >= 40
    assert Counter(Submission.objects.values_list("state", flat=True)) == states
    assert set(fates) == set(STATE_OF_FATE)
    assert SafeguardingConcern.objects.count() == fates["unsafe"]
    assert Submission.objects.exclude(claimed_by=None).count() == fates["claimed"]


def test_trial_has_every_answer_and_draft_of_the_file(trial):
    states = Counter(Response.objects.values_list("state", flat=True))
    assert states == {"published": len(STORIES["answer"]), "draft": len(STORIES["draft"]), "taken-in": 1}


def test_trial_goes_on_after_the_answers(trial):
    answers = you_said_we_did(size=100).items
    assert [answer.edition for answer in answers if answer.corrected_in_full] == [2]
    assert sum(1 for answer in answers if answer.child_version) == 1
    assert sum(1 for answer in answers if answer.open_again) == 1
    assert [len(win.experiences) for win in small_wins().items] == [1]


def test_trial_has_promises_for_some_priorities_and_others_that_wait(trial):
    promised = {item.priority.slug for item in handed_over().items if item.promises}
    assert promised == {*PROMISED}
    assert how_many_wait() > len(promised)


def test_trial_has_every_theme_of_the_file_with_both_views(trial):
    in_file = {one.title: (len(one.says), len(one.differs)) for one in trial_themes()}
    made = {
        theme.title: tuple(theme.members.filter(view=view).count() for view in ("same", "different"))
        for theme in Theme.objects.all()
    }
    assert made == in_file
    assert (sum(1 for _says, differs in made.values() if differs) >= 1, len(groups()) >= 3) == (True, True)
    assert [one.theme.title for one in Response.objects.exclude(theme=None)] == ["Taxis and buses"]


def test_trial_words_are_the_of_the_file(trial):
    sent = {
        (words.valued, words.needs_change) for one in Submission.objects.all() for words in one.original_words.all()
    }
    assert sent == {(story.valued, story.needs_change) for story in stories()}


def test_trial_has_one_report_that_everybody_reads(trial):
    assert [report.state for report in Report.objects.all()] == ["published"]


def test_trial_has_an_annual_statement_with_answers_and_without(trial):
    [edition] = Edition.objects.published()
    answered = [bool(comment["answers"]) for comment in edition.content["comments"]]
    assert (len(answered) >= 10, set(answered)) == (True, {True, False})


def test_trial_says_that_its_people_are_made_up(trial):
    assert {one.source for one in Comparator.objects.newest()} == {"Made up for this trial"}
    assert [one.group for one in Outreach.objects.to_do()] == ["Families in Torridge"]


def test_trial_has_somebody_of_every_role(trial):
    assert {role for person in PEOPLE for role in person.roles} == set(Role)
    assert {user.email: user.roles for user in User.objects.all()} == {
        person.email: frozenset(person.roles) for person in PEOPLE
    }


def test_trial_has_a_rota_without_gaps_two_leads_a_deputy_and_a_line_for_the_night(trial):
    assert week().gaps == ()
    for moment in ("2026-11-25 03:00", "2026-11-25 12:00", "2026-11-28 07:59", "2026-11-29 23:00"):
        told = on_duty(datetime.fromisoformat(moment).replace(tzinfo=DEVON).astimezone(UTC))
        assert [each.reason for each in told] == [Reason.FIRST, Reason.DEPUTY, Reason.LAST_RESORT]
    assert {lead.has_shift for lead in week().leads} == {True}
    assert out_of_hours().phone == "01632 960 199"


def test_trial_has_hours_of_three_volunteers_and_a_thank_you_of_the_forums_lead(trial):
    by_name = Counter(VolunteerHours.objects.values_list("by__email", flat=True))
    assert by_name == {"moderator@trial.example": 2, "second-moderator@trial.example": 1, "helper@trial.example": 2}
    lead, helper = (User.objects.get(email=f"{key}@trial.example") for key in ("forum-lead", "helper"))
    assert [(one.by, one.to) for one in ThankYou.objects.all()] == [(lead, helper)]
    assert leads_the_forum(lead)


def test_trial_volunteer_reads_own_hours_and_thanks(trial):
    client = InspectingClient()
    client.force_login(User.objects.get(email="helper@trial.example"))
    html = client.get("/account/hours/").content.decode()
    assert ("5 hours" in html, "3 hours" in html, "Thank you for every morning" in html) == (True, True, True)


def test_trial_twice_changes_nothing(trial):
    before = counts()
    said = StringIO()
    call_command("load_trial_data", stdout=said)
    assert (counts(), said.getvalue()) == (before, "Trial data is there already.\n")


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.key)
def test_trial_person_signs_in_through_the_page(trial, person):
    client = InspectingClient()
    page = client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert (page.status_code, page.headers["Location"]) == (302, "/dashboard/")
    assert person.name in client.get("/dashboard/").content.decode()


def test_sign_ins_are_printed_one_for_each_person(trial):
    said = StringIO()
    call_command("show_trial_sign_ins", stdout=said)
    assert [line.split()[0] for line in said.getvalue().splitlines()[1:]] == [person.email for person in PEOPLE]


def test_trial_is_refused_in_production(settings):
    settings.PRODUCTION = True
    before = counts()
    with pytest.raises(ImproperlyConfigured):
        load_trial_data()
    with pytest.raises(CommandError, match="refused in production"):
        call_command("load_trial_data")
    assert counts() == before


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
