"""What an answer said before it was corrected."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from feedback.selectors.earlier import earlier_version


@login_not_required
@require_safe
def earlier_answer(request: HttpRequest, reference: str, edition: int) -> HttpResponse:
    """Show one earlier version of an answer, and what the correction changed in it."""
    found = earlier_version(reference, edition)
    if found is None:
        raise Http404
    return render(request, "feedback/you_said_we_did/earlier.html", {"page": found})
