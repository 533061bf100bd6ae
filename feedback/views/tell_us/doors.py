"""The doors: who is telling us. A door that is not ready says so, and shows the way to a person."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.views.decorators.http import require_safe


@dataclass(frozen=True, slots=True)
class Today:
    """Something that can be done today, until a door has its own pages."""

    words: str
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class Door:
    """One way in; `not_ready` is what we say while its own pages are being built, `today` what can be done already."""

    href: str | Promise
    title: str
    words: str
    drawing: str
    heading: str = ""
    not_ready: str = ""
    today: tuple[Today, ...] = ()
    for_young_people: bool = False


YOUNG_PERSON = Door(
    reverse_lazy("tell_us_young_person"),
    "I am a child or young person",
    "Your own page is being made. Until it is ready you can tell us by phone.",
    "drawings/young.svg",
    "Hello. We are still making your page",
    "It will be just for children and young people. It is not ready yet, but what you think matters today.",
    (
        Today("See what other young people have told us.", "/experiences/?who=young-person", "Read what they said"),
        Today(
            "Do you want to talk about something that hurts or scares you? Childline listens, day and night.",
            "#stay-safe-title",
            "Find Childline on this page",
        ),
    ),
    for_young_people=True,
)
DOORS = (
    Door(
        reverse_lazy("tell_us_start", args=["parent-carer"]),
        "I am a parent carer",
        "You look after a child or young person with special educational needs or a disability.",
        "drawings/doorway.svg",
    ),
    YOUNG_PERSON,
    Door(
        reverse_lazy("tell_us_start", args=["professional"]),
        "I work with families",
        "You teach, care, plan or advise. What helps you to do good work, and what gets in the way?",
        "drawings/hands.svg",
    ),
    Door(
        reverse_lazy("tell_us_start", args=["someone-else"]),
        "I am telling you for someone else",
        "You help a parent carer, a young person or a group to be heard. Their words stay theirs.",
        "drawings/tor.svg",
    ),
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
