"""The contact team sends by hand what no machine sends: letters, texts, calls. Opening one is noted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from contact.selectors import letters as selectors
from contact.services.letters import mark_done, open_letter

NOT_ANY_MORE = "They asked us to stop. Please do not send it; if you printed it, tear it up."


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def letters(request: StaffRequest) -> HttpResponse:
    """Show what waits, without names."""
    return render(request, "contact/letters.html", {"piles": selectors.piles()})


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def letter(request: StaffRequest, number: int) -> HttpResponse:
    """Show one letter, text or call with whom it goes to."""
    return _open(request, number, "contact/letter.html")


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def letter_in_print(request: StaffRequest, number: int) -> HttpResponse:
    """Show one letter on a page of its own, with the address where the window of an envelope is."""
    return _open(request, number, "contact/letter_in_print.html")


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def letter_done(request: StaffRequest, number: int) -> HttpResponse:
    """Note that it was posted, sent or said; pressed twice or by two people, it is noted once."""
    if mark_done(number=number, by=request.user):
        messages.success(request, "Thank you. It is noted that you did this.")
    elif done := selectors.done(number):
        messages.warning(request, _who_was_first(done))
    elif selectors.was_stopped(number):
        messages.warning(request, NOT_ANY_MORE)
    else:
        raise Http404
    return redirect("letters")


def _who_was_first(done: selectors.Done) -> str:
    at = timezone.localtime(done.at)
    return f"{done.by_name} {done.did} at {at:%H:%M} on {at:%A} {at.day} {at:%B}. It is noted once."


def _open(request: StaffRequest, number: int, template: str) -> HttpResponse:
    found = selectors.by_hand(number)
    if found is None:
        raise Http404
    return render(request, template, {"letter": open_letter(message=found, by=request.user)})
