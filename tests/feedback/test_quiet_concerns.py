"""A concern that somebody picked up is not forgotten: the rota is told when nothing was written down for hours."""

from datetime import timedelta

import pytest

from accounts.enums import Role
from authority.models import Settings
from devon_coproduction.schedule import BEAT_SCHEDULE
from duty.builder import tell_whoever_is_next
from duty.models import Alert
from feedback.models import SafeguardingConcern
from feedback.selectors.concerns import around, concerns
from feedback.services.safeguarding import add_note, close, hand_over, pick_up, raise_concern
from feedback.tasks import remind_about_quiet_concerns
from lib import clock
from lib.codes import new_token
from outbox.models import Message
from tests.feedback.factories import person, received

pytestmark = pytest.mark.django_db
BEGIN = clock.now()


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("outbox.services.send.delay", lambda _message: None)


@pytest.fixture
def concern(moderator, safeguarding_lead):
    """Picked up at the beginning."""
    with clock.set_to(BEGIN):
        raised = raise_concern(submission=received(), by=moderator, worry="CANARY-WORRY")
        return pick_up(concern=raised, by=safeguarding_lead)


def after(hours: float):
    return clock.set_to(BEGIN + timedelta(hours=hours))


def sweep(*hours: float) -> list[str]:
    """Let the worker look at these hours. Returns whom a reminder was told to."""
    for hour in hours:
        with after(hour):
            remind_about_quiet_concerns()
            tell_whoever_is_next()
    return [step.person.name for alert in Alert.objects.filter(is_reminder=True) for step in alert.steps.all()]


def note(concern, by, hour: float) -> None:
    with after(hour):
        add_note(concern=concern, by=by, text="Rang the school.", token=new_token())


def test_whoever_holds_it_is_told_after_24_hours_without_a_note_then_the_rota(concern):
    person(Role.SAFEGUARDING_LEAD, name="Aida Another")
    assert sweep(23.9) == []
    assert sweep(24, 24.1, 24.2) == ["Sasha Safeguarding"]
    assert sweep(24.6) == ["Sasha Safeguarding", "Aida Another"]


def test_reminder_says_nothing_of_it_and_asks_for_a_note(concern):
    sweep(24)
    message = Message.objects.latest("pk")
    text = f"{message.subject} {message.body} {message.key}"
    assert "nothing has been written down about it for 24 hours" in text
    assert [word for word in ("CANARY", "DEV-", concern.reference) if word in text] == []


def test_everybody_and_the_administrators_are_told_each_hour_until_somebody_goes_on(
    concern, administrator, safeguarding_lead
):
    sweep(24, 25)
    assert {each.to for each in Message.objects.all() if "24 hours or more" in " ".join(each.body.split())} == {
        administrator.email,
        safeguarding_lead.email,
    }


def test_note_ends_the_reminder_and_a_day_later_there_is_another(concern, safeguarding_lead):
    sweep(24)
    note(concern, safeguarding_lead, 24.2)
    assert Alert.objects.get(is_reminder=True).answered_by == safeguarding_lead
    assert len(sweep(25, 30, 48.1)) == 1
    assert len(sweep(48.3)) == 2


def test_same_note_pressed_again_much_later_is_no_step(concern, safeguarding_lead):
    token = new_token()
    for hour in (1, 20):
        with after(hour):
            add_note(concern=concern, by=safeguarding_lead, text="Rang the school.", token=token)
    assert len(sweep(25.1)) == 1


def test_closed_or_handed_on_or_not_picked_up_is_not_reminded_of(concern, safeguarding_lead, moderator):
    other = person(Role.SAFEGUARDING_LEAD, name="Aida Another")
    with after(24):
        raise_concern(submission=received(), by=moderator)  # its own alert goes round until it is picked up
        remind_about_quiet_concerns()
        handed = hand_over(concern=concern, by=safeguarding_lead, to=other)
    assert [alert.state for alert in Alert.objects.filter(is_reminder=True)] == ["answered"]
    with after(60):
        remind_about_quiet_concerns()
        taken = pick_up(concern=handed, by=other)
    with after(83):
        remind_about_quiet_concerns()
        close(concern=taken, by=other, outcome="Done.")
    with after(200):
        remind_about_quiet_concerns()
    assert Alert.objects.filter(is_reminder=True).count() == 1


def test_closing_ends_the_reminder(concern, safeguarding_lead):
    sweep(24)
    with after(24.5):
        close(concern=concern, by=safeguarding_lead, outcome="Done.")
    assert Alert.objects.get(is_reminder=True).state == "answered"


def test_council_says_after_how_many_hours(concern):
    Settings.objects.update_or_create(only=True, defaults={"quiet_hours": 2})
    assert (sweep(1.9), sweep(2)) == ([], ["Sasha Safeguarding"])


def test_what_was_picked_up_before_steps_were_kept_is_reminded_of(concern):
    SafeguardingConcern.objects.update(last_step_at=None)
    assert sweep(24) == ["Sasha Safeguarding"]


def test_list_shows_for_how_long_nothing_happened_and_puts_it_before_what_goes_on(
    concern, moderator, safeguarding_lead, signed_in
):
    with after(1):
        goes_on = pick_up(concern=raise_concern(submission=received(), by=moderator), by=safeguarding_lead)
    with after(0):
        lasts = pick_up(concern=raise_concern(submission=received(), by=moderator), by=safeguarding_lead)
    note(lasts, safeguarding_lead, 20)
    with after(24.5):
        shown = concerns()
        page = signed_in(safeguarding_lead).get("/safeguarding/").content.decode()
    assert [(one.pk, one.quiet_for, one.is_quiet) for one in shown] == [
        (concern.pk, "24 hours", True),
        (lasts.pk, "4 hours and 30 minutes", False),
        (goes_on.pk, "23 hours and 30 minutes", False),
    ]
    assert "Nothing was written down about it for 24 hours." in page


def test_reminder_stands_on_the_page_of_the_concern_and_on_the_rota(concern, safeguarding_lead, signed_in):
    sweep(24)
    with after(24.1):
        client = signed_in(safeguarding_lead)
        one, rota = (client.get(path).content.decode() for path in (f"/safeguarding/{concern.pk}/", "/duty/"))
        assert [alert.is_reminder for alert in around(concern).alerts] == [False, True]
    assert "A reminder: nothing was written down for hours." in one
    assert "A concern was picked up, and nothing is written down about it" in rota


def test_worker_looks_again_and_again():
    assert "feedback.tasks.remind_about_quiet_concerns" in {entry["task"] for entry in BEAT_SCHEDULE.values()}
