"""The contact team's queue of people to ring, and one of them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from contact.forms.call_backs import NO_WRITING, FinishForm, SeenForm
from contact.models import CallBack
from contact.selectors import call_backs as selectors
from contact.selectors.counts import by_month, what_waits
from contact.services import call_backs as services
from contact.services.errors import SomebodyWasQuicker
from lib.states import WrongState


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def queue(request: StaffRequest) -> HttpResponse:
    """Show who waits to be rung: late ones first, then young people, then by their day."""
    context = {"queue": selectors.queue(request.user, request.GET.get("after", "")), "waits": what_waits()}
    return render(request, "contact/queue.html", context)


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def counts(request: StaffRequest) -> HttpResponse:
    """Show how many requests came in each month, and how many were met in time."""
    return render(request, "contact/counts.html", {"months": by_month()})


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def item(request: StaffRequest, reference: str) -> HttpResponse:
    """Show whom to ring to whoever took the request, and note that they read it; to others who that is."""
    found = selectors.item(request.user, reference)
    if found is None:
        raise Http404
    if not found.mine:
        return render(request, "contact/call_back_waiting.html", {"item": found})
    person = services.open_person(call_back=found.call_back, by=request.user)
    form = FinishForm(
        initial={
            "seen_version": found.call_back.version,
            "summary_way": person.summary_way or NO_WRITING,
            "summary_to": person.summary_to,
        }
    )
    return _work(request, found, person, form)


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def take(request: StaffRequest, reference: str) -> HttpResponse:
    """Take somebody to ring, and open the page."""
    if refused := _step(request, reference, services.take):
        return refused
    return redirect("call_back_item", reference)


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def put_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Put it back into the queue."""
    if refused := _step(request, reference, services.put_back):
        return refused
    messages.success(request, f"{reference} is back in the queue for somebody else.")
    return redirect("call_backs")


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def not_reached(request: StaffRequest, reference: str) -> HttpResponse:
    """Note that nobody answered."""
    if refused := _step(request, reference, services.note_try):
        return refused
    messages.success(request, f"We noted that you could not reach them ({reference}).")
    return redirect("call_backs")


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def finish(request: StaffRequest, reference: str) -> HttpResponse:
    """Note what was said and what happens next, and send it."""
    call_back = _known_or_404(reference)
    form = FinishForm(request.POST)
    if not form.is_valid():
        found = selectors.item(request.user, reference)
        if found is None or not found.mine:
            return _was_quicker(request, reference, None, typed=request.POST.get("summary", ""))
        return _work(request, found, services.open_person(call_back=call_back, by=request.user), form)
    seen = form.cleaned_data["seen_version"]
    try:
        services.finish(call_back=call_back, by=request.user, seen_version=seen, **form.summed_up)
    except (SomebodyWasQuicker, WrongState, PermissionDenied) as refusal:
        return _was_quicker(request, reference, refusal, typed=form.cleaned_data["summary"])
    messages.success(request, f"{reference} is finished. Thank you.")
    return redirect("call_backs")


def _work(request: StaffRequest, found: selectors.Waiting, person: selectors.Person, form: FinishForm) -> HttpResponse:
    context = {"item": found, "person": person, "form": form, "most_tries": services.MOST_TRIES}
    return render(request, "contact/call_back_item.html", context)


def _known_or_404(reference: str) -> CallBack:
    found = selectors.known(reference)
    if found is None:
        raise Http404
    return found


def _step(request: StaffRequest, reference: str, step: Any) -> HttpResponse | None:
    """Do one step with the version that was on the page; return what to show where it was refused."""
    call_back, form = _known_or_404(reference), SeenForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Open the request again, then press the button once more.")
        return redirect("call_backs")
    try:
        step(call_back=call_back, by=request.user, seen_version=form.cleaned_data["seen_version"])
    except (SomebodyWasQuicker, WrongState, PermissionDenied) as refusal:
        return _was_quicker(request, reference, refusal)
    return None


def _was_quicker(request: StaffRequest, reference: str, refusal: Exception | None, *, typed: str = "") -> HttpResponse:
    words = str(refusal) if refusal else ""
    return render(
        request, "contact/was_quicker.html", {"reference": reference, "words": words, "typed": typed}, status=409
    )
