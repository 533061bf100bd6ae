"""The doors: who is telling us. A door that is not ready says so, and shows the way to a person."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.views.decorators.http import require_safe


@dataclass(frozen=True, slots=True)
class Door:
    """One way in; `not_ready` is what we say while its own pages are being built."""

    href: str | Promise
    title: str
    words: str
    drawing: str
    heading: str = ""
    not_ready: str = ""


YOUNG_PERSON = Door(
    reverse_lazy("tell_us_young_person"),
    "I am a child or young person",
    "Your own page is being made. Until it is ready you can tell us by phone.",
    "drawings/young.svg",
    "Your own page is not ready yet",
    "We are making a page just for children and young people. We want you to help us to get it right.",
)
PROFESSIONAL = Door(
    reverse_lazy("tell_us_professional"),
    "I work with families",
    "Your own page is being made. Until it is ready you can tell us by phone.",
    "drawings/hands.svg",
    "The page for people who work with families is not ready yet",
    "We are building it. What you see from where you work counts, and it will be kept apart from what families say.",
)
SOMEONE_ELSE = Door(
    reverse_lazy("tell_us_someone_else"),
    "I am telling you for someone else",
    "This page is being made. Until it is ready you can tell us by phone.",
    "drawings/tor.svg",
    "The page for telling us for someone else is not ready yet",
    "We are building it, so that their words stay theirs.",
)
DOORS = (
    Door(
        reverse_lazy("tell_us_start"),
        "I am a parent carer",
        "You look after a child or young person with special educational needs or a disability.",
        "drawings/doorway.svg",
    ),
    YOUNG_PERSON,
    PROFESSIONAL,
    SOMEONE_ELSE,
)


@login_not_required
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Show the doors."""
    return render(request, "feedback/tell_us/doors.html", {"doors": DOORS})


@login_not_required
@require_safe
def not_ready(request: HttpRequest, door: Door) -> HttpResponse:
    """Say honestly that a page is being built, and how to tell us until then."""
    return render(request, "feedback/tell_us/not_ready.html", {"door": door})
