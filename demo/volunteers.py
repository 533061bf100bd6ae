"""The hours that the trial's volunteers gave in this month, and how the lead of their forum thanked one of them."""

from collections.abc import Mapping

from accounts.models import User
from commitments.enums import Task
from commitments.services.hours import log_hours, say_thank_you
from lib import clock

# Who, how many quarter hours, and for what. All are of today: a month that is closed takes no more.
HOURS = (
    ("moderator", 10, Task.READING),
    ("moderator", 4, Task.TRAINING),
    ("second-moderator", 6, Task.READING),
    ("helper", 12, Task.HELPING),
    ("helper", 8, Task.EVENT),
)
LEAD, THANKED = "forum-lead", "helper"


def write_hours(people: Mapping[str, User]) -> None:
    """Let each volunteer write down their own hours, and let the lead of the forum say thank you."""
    for number, (who, quarters, task) in enumerate(HOURS):
        log_hours(by=people[who], on=clock.today(), quarters=quarters, task=task, token=f"trial {number}")
    say_thank_you(
        by=people[LEAD],
        to=people[THANKED],
        words="Thank you for every morning at the trial's coffee stop. Families told us that you made it easy.",
        expenses="The bus to town and back",
    )
