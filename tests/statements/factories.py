"""Statements made by the worker's own function, with comments that families sent."""

from datetime import date

from accounts.models import User
from feedback.enums import StatutoryClass
from feedback.models import Submission
from lib import clock
from statements import services
from statements.builder import freeze
from statements.models import Edition
from tests.days import noon
from tests.reports.factories import publish as publish_experience
from tests.reports.factories import told

FIRST_DAY, LAST_DAY = date(2025, 11, 1), date(2026, 10, 31)
AFTER = date(2026, 11, 1)
QUALITY = StatutoryClass.CONTENT_QUALITY


def comment(*, by: User, on: date = date(2026, 3, 2), **fields: object) -> Submission:
    """Return a published comment of a parent carer about the local offer."""
    words = {"needs_change": fields.pop("needs_change", None) or f"Comment of {on:%d %B %Y}."}
    made = told(on=on, **{"statutory_class": QUALITY, **fields})
    publish_experience(made, by=by, on=on, **words)
    return made


def frozen(*, by: User, on: date = AFTER) -> Edition:
    """Return the next statement as the worker freezes it on a day."""
    with clock.set_to(noon(on)):
        edition = services.ask(by=by)
        freeze(edition.pk)
    edition.refresh_from_db()
    return edition


def published(*, by: User, on: date = AFTER) -> Edition:
    """Return the next statement, published on a day."""
    edition = frozen(by=by, on=on)
    with clock.set_to(noon(on)):
        services.say_it_is_right(edition=edition, by=by, seen=edition.digest)
        services.publish(edition=edition, by=by, seen=edition.digest)
    edition.refresh_from_db()
    return edition
