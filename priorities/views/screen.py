"""The big screen at an event: anybody may look, and no page says how the stars fall before the result is published."""

from io import BytesIO

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from priorities.selectors import screen as selectors


@require_safe
@login_not_required
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """The question, where to vote, how many have confirmed, how long there is; at the end the focus list."""
    return render(request, "priorities/screen/screen.html", {"page": selectors.screen_page(slug)})


@require_safe
@login_not_required
def qr_code(_request: HttpRequest, slug: str) -> HttpResponse:
    """The address at which people vote, as a drawing that a phone reads."""
    address = selectors.vote_address(selectors.shown_round(slug))
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=10, border=4, light="#fff", xmldecl=True, svgclass=None, lineclass=None
    )
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
