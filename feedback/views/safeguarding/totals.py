"""How many concerns there were: only totals."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.selectors import concern_totals


@needs(Permission.HANDLE_CONCERNS, Permission.READ_AUDIT, Permission.EDIT_REPORTS)
@require_safe
def totals(request: StaffRequest) -> HttpResponse:
    """Show the totals of the quarters that are over."""
    context = {
        "raised": concern_totals.raised_by_quarter(),
        "breakdowns": (concern_totals.first_look_by_quarter(), concern_totals.outcomes_by_quarter()),
    }
    return render(request, "feedback/safeguarding/totals.html", context)
