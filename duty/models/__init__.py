"""The safeguarding rota, and the alerts that go through it."""

from duty.models.alerts import Alert, AlertStep
from duty.models.rota import Absence, DutyPhone, OutOfHours, Shift

__all__ = ["Absence", "Alert", "AlertStep", "DutyPhone", "OutOfHours", "Shift"]
