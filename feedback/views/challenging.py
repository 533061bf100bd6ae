"""With the code: ask a second person to look at what was taken out, or at why it is not published."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from feedback.enums import ChallengeKind
from feedback.forms.challenging import ChallengeForm, YoungChallengeForm
from feedback.selectors.challenges import look_by_of
from feedback.selectors.status import Status, has_feedback, status_of
from feedback.services.challenging import AskedAlready, NothingToAsk, challenge
from feedback.services.wrote_this import say_i_wrote_it
from feedback.views.code_again import keeps_what_was_typed
from feedback.views.your_feedback import code_hash_given
from lib.due import in_full

ASKED = "asked"  # in the address of the status page, after asking


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def ask(request: HttpRequest) -> HttpResponse:
    """Show both texts and what may be asked; asking twice asks once."""
    code_hash = code_hash_given(request)
    found = status_of(code_hash) if code_hash else None
    if found is None:
        return redirect("your_feedback")
    kind = YoungChallengeForm if found.young_person else ChallengeForm
    form = kind(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form)
    try:
        challenge(code_hash=code_hash, why=form.cleaned_data["why"])
    except (AskedAlready, NothingToAsk):
        return _page(request, status_of(code_hash) or found, form, status=409)
    return redirect("your_feedback_status")


@login_not_required
@require_POST
def wrote_this(request: HttpRequest) -> HttpResponse:
    """What was set aside is read after all: its writer says that a person wrote it. Twice is once."""
    code_hash = code_hash_given(request)
    if not (code_hash and has_feedback(code_hash)):
        return redirect("your_feedback")
    say_i_wrote_it(code_hash=code_hash)
    return redirect("your_feedback_status")


def _page(
    request: HttpRequest, found: Status, form: ChallengeForm | YoungChallengeForm, status: int = 200
) -> HttpResponse:
    context = {
        "status": found,
        "form": form,
        "is_edit": found.may_ask == ChallengeKind.EDIT,
        "typed": form.data.get("why", "") if status != 200 else "",
        "look_by": in_full(look_by_of()),
    }
    folder = "young/" if found.young_person else ""
    return render(request, f"feedback/your_feedback/{folder}challenge.html", context, status=status)
