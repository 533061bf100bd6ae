"""Who lives in the trial's Devon (made up, and it says so), and what the trial's council does to hear from a group."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from accounts.models import User
from lib import clock, codes
from outreach.services import plan
from population.labels import known_labels
from population.reading import read
from population.services import import_comparators
from statements import services as statements
from statements.builder import freeze

FILE = Path(__file__).parent / "population.csv"
DUE_IN_DAYS = 60


def bring_in_population(people: Mapping[str, User]) -> int:
    """Bring in the made-up tables and plan one outreach task. Returns how many tables there are."""
    reading = read(FILE.read_bytes(), known=known_labels(), today=clock.today())
    done = import_comparators(comparators=reading.comparators, by=people["report-editor"])
    plan(
        group="Families in Torridge",
        what="Two coffee mornings in village halls, with paper forms and somebody to write down what people say.",
        who="Participation officer (made up)",
        due_on=clock.today() + timedelta(days=DUE_IN_DAYS),
        by=people["report-editor"],
        key=codes.new_token(),
    )
    return done.added


def publish_trial_statement(editor: User) -> None:
    """Build and publish the first annual statement: everything that families told up to yesterday."""
    edition = statements.ask(by=editor)
    freeze(edition.pk)
    edition.refresh_from_db()
    statements.say_it_is_right(edition=edition, by=editor, seen=edition.digest)
    statements.publish(edition=edition, by=editor, seen=edition.digest)
