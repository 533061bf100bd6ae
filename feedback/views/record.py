"""How well we keep our promises, for staff."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.selectors.record import record as selected


@needs(Permission.RESPOND, Permission.EDIT_REPORTS)
@require_safe
def record(request: StaffRequest) -> HttpResponse:
    """Show the clocks with their misses, what is late, and what is missing."""
    return render(request, "feedback/responding/record.html", {"record": selected()})
