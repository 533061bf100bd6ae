"""With the code: change the words, take them back, say whether an answer made a difference."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from authority.selectors import settings
from feedback.forms.your_feedback import ChangeForm, DifferenceForm, RealSayForm
from feedback.selectors.gentle_check import MarkedText, marked_words
from feedback.selectors.writer import Mine, asked_about, mine
from feedback.services.correcting import Change, TooLate, correct
from feedback.services.impact import NotAnswered, say_difference
from feedback.services.reopening import ask_to_look_again
from feedback.services.withdrawing import withdraw
from feedback.views.code_again import keeps_what_was_typed
from feedback.views.your_feedback import code_hash_given

HIDDEN_MEANWHILE = (
    "The council’s answer is hidden for now, so we could not keep what you chose. Come back with your code later and "
    "choose again."
)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def change(request: HttpRequest) -> HttpResponse:
    """Change the words until they are published; likely names are shown once before."""
    code_hash = code_hash_given(request)
    found = mine(code_hash) if code_hash else None
    if found is None:
        return redirect("your_feedback")
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        initial={"valued": found.valued, "needs_change": found.needs_change},
    )
    if request.method != "POST" or not form.is_valid():
        return _change_page(request, form, found)
    marked = marked_words(form.cleaned_data["valued"], form.cleaned_data["needs_change"])
    if marked and not form.cleaned_data["looked"]:
        return _change_page(request, _shown_once(form), found, marked)
    return _correct(request, form, found, code_hash)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest) -> HttpResponse:
    """Ask whether they are sure, and take it back."""
    code_hash = code_hash_given(request)
    found = mine(code_hash) if code_hash else None
    if found is None:
        return redirect("your_feedback")
    if request.method == "POST":
        withdraw(code_hash=code_hash)
        return redirect("your_feedback_status")
    return render(request, "feedback/your_feedback/take_back.html", {"mine": found, "council": settings()})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def difference(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask whether an answer made a difference; a young person also, whether they had a real say."""
    code_hash = code_hash_given(request)
    if not code_hash:
        return redirect("your_feedback")
    answer = asked_about(code_hash, reference)
    if answer is None:
        raise Http404
    kind = RealSayForm if answer.young else DifferenceForm
    before = {"difference": answer.difference, "real_say": answer.real_say}
    form = kind(request.POST if request.method == "POST" else None, initial=before, asked=answer.asked_again)
    if request.method == "POST" and form.is_valid():
        try:
            say_difference(code_hash=code_hash, response_reference=reference, **form.words())
            if form.wants_another_look:
                ask_to_look_again(code_hash=code_hash, response_reference=reference)
        except NotAnswered:  # hidden between the question and the reply
            messages.info(request, HIDDEN_MEANWHILE)
        return redirect("your_feedback_status")
    page = "feedback/your_feedback/young/difference.html" if answer.young else "feedback/your_feedback/difference.html"
    return render(request, page, {"form": form, "answer": answer})


def _correct(request: HttpRequest, form: ChangeForm, found: Mine, code_hash: str) -> HttpResponse:
    words = Change(form.cleaned_data["valued"], form.cleaned_data["needs_change"])
    try:
        correct(code_hash=code_hash, change=words)
    except TooLate:
        return _change_page(request, form, found, status=409)
    return redirect("your_feedback_status")


def _shown_once(form: ChangeForm) -> ChangeForm:
    return ChangeForm(initial={**form.cleaned_data, "looked": "yes"})


def _change_page(
    request: HttpRequest, form: ChangeForm, found: Mine, marked: tuple[MarkedText, ...] = (), status: int = 200
) -> HttpResponse:
    too_late = status != 200 or not found.may_change
    context = {"form": form, "mine": found, "marked": marked, "too_late": too_late}
    return render(request, "feedback/your_feedback/change.html", context, status=status)
