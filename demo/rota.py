"""The trial's safeguarding rota: two leads who take turns, a deputy, and what holds out of hours. All of it made up."""

from collections.abc import Mapping
from datetime import time

from accounts.models import User
from duty.enums import Turn, Weekday
from duty.services import rota

MORNING, EVENING = time(8), time(20)
LEAD, SECOND, DEPUTY = "safeguarding", "second-safeguarding", "deputy-safeguarding"
WEEKEND = (Weekday.FRIDAY, Weekday.SATURDAY, Weekday.SUNDAY)
# Numbers that nobody has: Ofcom keeps them for drama.
NUMBERS = {LEAD: "+447700900101", SECOND: "+447700900102"}
LINE = {
    "name": "Emergency Duty Service of the trial (made up)",
    "phone": "01632 960 199",
    "hours": "17:00 to 09:00, at weekends and on bank holidays",
    "action": "Ring 999 first where somebody is in danger now.\n"
    "Else ring the Emergency Duty Service, and write down here what you told them.\n"
    "In the morning pass it on to the Front Door, and send its form.",
}


def make_rota(people: Mapping[str, User]) -> None:
    """Cover every minute of the week: one lead by day, the other by night, changed over at weekends; a deputy."""
    by = people["administrator"]
    for day in Weekday:
        by_day, by_night = (SECOND, LEAD) if day in WEEKEND else (LEAD, SECOND)
        rota.add_shift(by=by, weekday=day, person=people[by_day], begins=MORNING, ends=EVENING, turn=Turn.FIRST)
        rota.add_shift(by=by, weekday=day, person=people[by_night], begins=EVENING, ends=MORNING, turn=Turn.FIRST)
        rota.add_shift(by=by, weekday=day, person=people[DEPUTY], begins=MORNING, ends=MORNING, turn=Turn.DEPUTY)
    for who, number in NUMBERS.items():
        rota.keep_number(by=people[who], number=number)
    rota.say_out_of_hours(by=by, **LINE)
