"""Passing an item on: to a colleague by name, or away from somebody who knows the people in it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import SubmissionState
from feedback.forms.around_the_desk import ConflictForm, HandOverForm
from feedback.selectors import desk
from feedback.selectors.desk.colleagues import Colleague, colleagues
from feedback.services import moderation
from feedback.services.moderation import CannotTakeIt, ConcernOpen, NotHeld, TooManyClaims
from feedback.views.moderation import MODERATE, item_or_404
from lib.states import WrongState

REFUSED = (CannotTakeIt, NotHeld, TooManyClaims)


@needs(*MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: StaffRequest, reference: str) -> HttpResponse:
    """Give an item that this person holds to a colleague of the same desk."""
    item = item_or_404(request, reference)
    if item.submission.state != SubmissionState.RECEIVED:
        raise Http404
    others = colleagues(request.user, item.submission)
    form = HandOverForm(request.POST or None, colleagues=others)
    if request.method == "POST" and form.is_valid():
        return _give(request, item, form, others)
    return _page(request, item, form, others)


def _give(
    request: StaffRequest, item: desk.DeskItem, form: HandOverForm, others: tuple[Colleague, ...]
) -> HttpResponse:
    to = next(one.user for one in others if str(one.user.pk) == form.cleaned_data["to"])
    given = f"{item.reference} is with {to.name} now. We have told them that something waits."
    try:
        moderation.hand_over(submission=item.submission, by=request.user, to=to, note=form.cleaned_data["note"])
    except REFUSED as refused:
        if not desk.was_given_by(request.user, item.submission, to):  # the same button, pressed twice
            form.add_error("to", str(refused))
            return _page(request, item, form, others)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    messages.success(request, given)
    return redirect("moderation")


def _page(
    request: StaffRequest, item: desk.DeskItem, form: HandOverForm, others: tuple[Colleague, ...]
) -> HttpResponse:
    context = {"item": item, "others": others}
    context |= {"form": form} if item.mine else {"typed": request.POST.get("note", "")}
    return render(request, "feedback/moderation/hand_over.html", context)


@needs(*MODERATE, Permission.DECIDE_WITHHOLDING)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: StaffRequest, reference: str) -> HttpResponse:
    """Ask why somebody cannot be the one who reads an item; from then on it is not here for them."""
    submission = desk.may_declare(request.user, reference)
    if submission is None:
        if request.method == "POST" and desk.has_declared(request.user, reference):
            return _passed_on(request, reference)  # the same button, pressed twice
        raise Http404
    form = ConflictForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "feedback/moderation/conflict.html", {"reference": reference, "form": form})
    moderation.declare_conflict(submission=submission, by=request.user, kind=form.cleaned_data["kind"])
    return _passed_on(request, reference)


def _passed_on(request: StaffRequest, reference: str) -> HttpResponse:
    return render(request, "feedback/moderation/passed_on.html", {"reference": reference})
