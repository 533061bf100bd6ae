"""The doors: who is telling us."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.views.decorators.http import require_safe


@dataclass(frozen=True, slots=True)
class Door:
    """One way in."""

    href: str | Promise
    title: str
    words: str
    drawing: str


DOORS = (
    Door(
        reverse_lazy("tell_us_start", args=["parent-carer"]),
        "I am a parent carer",
        "You look after a child or young person with special educational needs or a disability.",
        "drawings/doorway.svg",
    ),
    Door(
        reverse_lazy("tell_us_start", args=["young-person"]),
        "I am a child or young person",
        "Your own page, with pictures or with words only. You can stop at any time.",
        "drawings/young.svg",
    ),
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
