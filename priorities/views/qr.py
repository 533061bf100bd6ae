"""The address of a families' ballot, in words and as a QR code. Drawn here: no address goes to anybody else."""

from io import BytesIO

import segno
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from priorities.models import StarRound


def address_of(star_round: StarRound) -> str:
    """Return the whole address of the ballot of a round."""
    return f"{settings.SITE_URL}{reverse('vote', args=(star_round.slug,))}"


def as_typed(address: str) -> str:
    """Return an address as people type it: without https:// and the last stroke."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


def qr_response(address: str) -> HttpResponse:
    """Return the QR code of an address as SVG, black on white so that every phone reads it on dark pages too."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=8, border=4, light="#fff", dark="#000")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
