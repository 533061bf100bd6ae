"""When somebody is on duty, why somebody was alerted, and whether anybody picked it up."""

from django.db.models import IntegerChoices, TextChoices

from lib.states import StateTable


class Weekday(IntegerChoices):
    """The day on which a shift begins, numbered as Python does."""

    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class Turn(TextChoices):
    """Who is asked first in a shift."""

    FIRST = "first", "First"
    DEPUTY = "deputy", "Deputy"


class Reason(TextChoices):
    """Why it was this person whom an alert went to."""

    HANDED = "handed", "It was handed to them"
    FIRST = "first", "First on duty"
    DEPUTY = "deputy", "Deputy on duty"
    LAST_RESORT = "last-resort", "Safeguarding lead off duty"
    AGAIN = "again", "Everybody again"
    ADMINISTRATOR = "administrator", "Administrator: nobody has picked it up"


class AlertState(TextChoices):
    """Whether anybody picked it up."""

    WAITING = "waiting", "Nobody has picked it up yet"
    ANSWERED = "answered", "Picked up"
    ENDED = "ended", "A test that nobody picked up"


ALERT_STATES = StateTable(
    name="alert",
    initial=AlertState.WAITING,
    transitions=(
        (AlertState.WAITING, AlertState.ANSWERED, "pick up"),
        (AlertState.WAITING, AlertState.ENDED, "end a test that nobody picked up"),
    ),
)
