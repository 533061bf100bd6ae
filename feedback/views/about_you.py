"""After sending: questions about who answers, apart from the story, and skipped in one press."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from feedback.forms.equality import EqualityForm
from feedback.selectors.receipts import speaker_of
from feedback.services.equality import keep_equality_answers
from feedback.services.sending import receipt_of
from feedback.views.holder import receipt_of_journey
from feedback.views.tell_us.browser import receipt_token
from feedback.views.tell_us.parent_carer import PARENT_CARER


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def about_you(request: HttpRequest) -> HttpResponse:
    """Ask, for half an hour after something was sent; nothing of it is joined to what was sent."""
    token = receipt_token(request)
    receipt = receipt_of(token=token) if token else None
    if receipt is None:
        return redirect("your_feedback")
    form = EqualityForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "journey": receipt_of_journey(request) or PARENT_CARER.slug}
        return render(request, "feedback/tell_us/about_you.html", context)
    if form.says_something:
        own_words = {"any": form.cleaned_data["own_words"]}
        keep_equality_answers(token=token, speaker=speaker_of(token), said=form.said, own_words=own_words)
    return redirect("about_you_done")


@login_not_required
@require_safe
def about_you_done(request: HttpRequest) -> HttpResponse:
    """Say thank you, and show the way back to the receipt."""
    return render(request, "feedback/tell_us/about_you_done.html")
