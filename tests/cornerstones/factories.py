"""An event with a statement and a question, and people of organisations, for tests; the rest through the services."""

from datetime import date

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation, User
from cornerstones.models import Answer, Event, OpenQuestion, Statement
from cornerstones.services.answering import send_answer, write_answer
from cornerstones.services.deciding import publish_answer
from tests.conftest import make_user

TEXT = "Bringing people in at the very beginning – and building the support that the work needs."
FIRST, SECOND = "Bringing people in at the very beginning", "building the support that the work needs."


def event(slug: str = "boat-day") -> Event:
    """Return the event."""
    return Event.objects.get_or_create(slug=slug, defaults={"name": "Boat day", "held_on": date(2026, 5, 2)})[0]


def statement(text: str = TEXT, order: int = 1) -> Statement:
    """Return a new statement of the event."""
    return Statement.objects.create(event=event(), order=order, text=text)


def question(text: str = "Who pays for the boat?", order: int = 1) -> OpenQuestion:
    """Return a new question of the event."""
    return OpenQuestion.objects.create(event=event(), order=order, text=text)


def organisation(name: str = "Tor View School") -> PartnerOrganisation:
    """Return the organisation with this name."""
    slug = name.lower().replace(" ", "-")
    return PartnerOrganisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": Sector.EDUCATION})[0]


def partner(name: str = "Tor View School", key: str = "1", role: Role = Role.PARTNER) -> User:
    """Return a new partner of an organisation."""
    return make_user(f"Pat {key}", role, email=f"pat-{key}@example.org", organisation=organisation(name))


def draft(asked: OpenQuestion, by: User, text: str = "We do.") -> Answer:
    """Return a draft of this person's organisation."""
    begun = Answer.objects.of(by).begun().filter(question=asked).first()
    return write_answer(question=asked, text=text, by=by, seen_version=begun.version if begun else 0)


def waiting(asked: OpenQuestion, by: User, text: str = "We do.") -> Answer:
    """Return an answer that waits to be read."""
    answer = draft(asked, by, text)
    return send_answer(answer=answer, by=by, seen_version=answer.version)


def published(asked: OpenQuestion, by: User, reader: User, text: str = "We do.") -> Answer:
    """Return an answer that everybody can read."""
    answer = waiting(asked, by, text)
    return publish_answer(answer=answer, by=reader, seen_version=answer.version)
