"""Not publishing: a moderator recommends it, somebody else at the council decides."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.enums import SubmissionState, Verdict
from feedback.forms.desk import SendBackForm, WithholdingForm
from feedback.models import Decision
from feedback.selectors import desk
from feedback.selectors.warnings import before_recommending, before_withholding
from feedback.selectors.withholding import ToDecide, one_to_decide, to_decide
from feedback.services import moderation
from feedback.services.moderation import Claimed, ConcernOpen, DecidedAlready
from feedback.services.reading import Words, keep_open, open_words
from feedback.views import desk_pages
from feedback.views.moderation import MODERATE
from lib.states import WrongState

LIST = "feedback/moderation/withholding_list.html"


@needs(*MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def recommend(request: StaffRequest, reference: str) -> HttpResponse:
    """Recommend to the council that something is not published, with the ground and a note for the writer."""
    item = desk.item(request.user, reference)
    if item is None or item.submission.state != SubmissionState.RECEIVED:
        return _decided_or_404(request, reference, RECOMMEND)
    form = WithholdingForm(request.POST or None, initial={"seen_version": item.submission.version})
    if request.method != "POST" or not form.is_valid():
        return render(
            request,
            "feedback/moderation/recommend.html",
            {"item": item, "form": form, "warning": before_recommending(item.submission, request.user)},
        )
    try:
        made = moderation.recommend_withholding(submission=item.submission, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return _decided_or_404(request, reference, RECOMMEND)
    except Claimed as held:
        return desk_pages.claimed(request, reference, held)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, RECOMMEND)


@needs(Permission.DECIDE_WITHHOLDING)
@require_safe
def withholding_list(request: StaffRequest) -> HttpResponse:
    """Show what somebody recommended not to publish."""
    return render(request, LIST, {"waiting": to_decide(request.user)})


@needs(Permission.DECIDE_WITHHOLDING)
@require_safe
def withholding(request: StaffRequest, reference: str) -> HttpResponse:
    """Show one recommendation with the words it is about: reading them is noted."""
    found = _found(request, reference)
    initial: dict[str, object] = {"seen_version": found.submission.version}
    if found.proposed:
        initial |= {"ground": found.proposed.ground_code, "note": found.proposed.note}
    words = open_words(submission=found.submission, by=request.user)
    return _page(request, found, words, WithholdingForm(initial=initial))


@needs(Permission.DECIDE_WITHHOLDING)
@require_http_methods(["POST"])
def withhold(request: StaffRequest, reference: str) -> HttpResponse:
    """Decide that it is not published."""
    return _decide(request, reference, WithholdingForm(request.POST), moderation.withhold, WITHHOLD)


@needs(Permission.DECIDE_WITHHOLDING)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: StaffRequest, reference: str) -> HttpResponse:
    """Decide that it is to be published after all."""
    if request.method != "POST":
        found = _found(request, reference)
        form = SendBackForm(initial={"seen_version": found.submission.version})
        return render(request, "feedback/moderation/send_back.html", {"one": found, "form": form})
    return _decide(request, reference, SendBackForm(request.POST), moderation.send_back, SEND_BACK)


def _recommended(made: Decision) -> str:
    return f"The council will decide about {made.submission.reference}. Thank you."


def _withheld(made: Decision) -> str:
    if made.verdict == Verdict.PROPOSE_WITHHOLDING:
        return f"A second officer decides about {made.submission.reference} too. Until then nothing holds. Thank you."
    return f"{made.submission.reference} will not be published."


def _sent_back(made: Decision) -> str:
    return f"{made.submission.reference} waits at the desk again, to be published."


RECOMMEND = desk_pages.Press((Verdict.RECOMMEND_WITHHOLDING,), _recommended)
WITHHOLD = desk_pages.Press((Verdict.PROPOSE_WITHHOLDING, Verdict.WITHHOLD), _withheld, "withholding_list")
SEND_BACK = desk_pages.Press((Verdict.SEND_BACK,), _sent_back, "withholding_list")


def _decide(
    request: StaffRequest,
    reference: str,
    form: WithholdingForm | SendBackForm,
    verb: Callable[..., Decision],
    press: desk_pages.Press,
) -> HttpResponse:
    found = one_to_decide(request.user, reference)
    if found is None:
        return _decided_or_404(request, reference, press)
    if not form.is_valid():
        return _again(request, found, form)
    try:
        made = verb(submission=found.submission, by=request.user, **form.cleaned_data)
    except DecidedAlready:
        return _decided_or_404(request, reference, press)
    except (ConcernOpen, WrongState):
        raise Http404 from None
    return desk_pages.done(request, made, press)


def _again(request: StaffRequest, found: ToDecide, form: WithholdingForm | SendBackForm) -> HttpResponse:
    if isinstance(form, SendBackForm):
        return render(request, "feedback/moderation/send_back.html", {"one": found, "form": form})
    words = keep_open(submission=found.submission, by=request.user)
    return _page(request, found, words, form)


def _page(request: StaffRequest, found: ToDecide, words: Words, form: WithholdingForm) -> HttpResponse:
    context = {"one": found, "words": words, "form": form, "warning": before_withholding(found, request.user)}
    return render(request, "feedback/moderation/withholding.html", context)


def _found(request: StaffRequest, reference: str) -> ToDecide:
    found = one_to_decide(request.user, reference)
    if found is None:
        raise Http404
    return found


def _decided_or_404(request: StaffRequest, reference: str, press: desk_pages.Press) -> HttpResponse:
    """Answer who was quicker when somebody posts about what was decided meanwhile; a GET is 404."""
    submission = desk.moderated(request.user, reference) or desk.was_to_decide(request.user, reference)
    if submission is None or request.method != "POST":
        raise Http404
    return desk_pages.pressed_or_decided(request, submission, press)
