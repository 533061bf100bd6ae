"""Families who vote, for tests: codes through the service, and a family's way through the pages."""

from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from priorities.enums import Voice
from priorities.models import StarRound
from priorities.services import families
from tests.conftest import CAST, make_user


def forum() -> User:
    """Return somebody of the forum, made where they are missing."""
    name, role = CAST["moderator"]
    return User.objects.filter(name=name).first() or make_user(name, role, email="moderator@example.org")


def codes_of(star_round: StarRound, *, voice: Voice = Voice.PARENT_CARERS, number: int = 1, how: str = "printed"):
    """Return the codes of a new batch."""
    return families.make_codes(star_round=star_round, by=forum(), voice=voice, how=how, number=number)[1]


def give_code(client: Client, star_round: StarRound, code: str) -> HttpResponse:
    """Type a code and follow."""
    return client.post(f"/vote/{star_round.slug}/", {"code": code}, follow=True)


def mark_of(response: HttpResponse) -> str:
    """Return the mark that the form of a page carries."""
    return response.context["form"]["mark"].value()


def choose(client: Client, star_round: StarRound, code: str, slug: str) -> str:
    """Type a code and choose, up to the page that asks once more. Returns the mark."""
    mark = mark_of(give_code(client, star_round, code))
    client.post(f"/vote/{star_round.slug}/choose/", {"first": slug, "mark": mark})
    return mark


def vote(client: Client, star_round: StarRound, code: str, slug: str) -> HttpResponse:
    """Go the whole way. Returns the last page."""
    mark = choose(client, star_round, code, slug)
    return client.post(f"/vote/{star_round.slug}/check/", {"mark": mark}, follow=True)
