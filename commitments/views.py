"""What the council has promised."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments import selectors


@login_not_required
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """Show every promise with a day, the earliest first."""
    after = request.GET.get("after", "")
    focus = None if after else selectors.from_priorities()
    context = {"page": selectors.promises(after), "after": after, "query": "", "focus": focus}
    return render(request, "commitments/list.html", context)
