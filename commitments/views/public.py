"""What is being done, as anybody may read it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commitments.forms.plan import PlanForm
from commitments.selectors import plan, whole


@login_not_required
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """Show what we said we will do with every action, narrowed as the address says."""
    form = PlanForm(request.GET)
    context = {"form": form, "chosen": form.chosen(), "plan": plan.plan(form.wanted())}
    return render(request, "commitments/plan.html", context)


@login_not_required
@require_safe
def commitment(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one commitment in the council's words, with its actions."""
    found = plan.commitment(slug)
    if found is None:
        raise Http404
    return render(request, "commitments/commitment.html", {"commitment": found, "counts": plan.counted(found.actions)})


@login_not_required
@require_safe
def action(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one action with all that happened with it."""
    found = whole.whole_action(slug)
    if found is None:
        raise Http404
    return render(request, "commitments/actions/one.html", {"action": found, "line": found.line})
