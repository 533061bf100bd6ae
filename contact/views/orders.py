"""What people ordered on paper, and posting it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from contact.selectors import orders as selectors
from contact.services.errors import SomebodyWasQuicker
from contact.services.orders import mark_posted, open_label


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def to_post(request: StaffRequest) -> HttpResponse:
    """Show what waits to be posted, the one due first on top."""
    return render(request, "contact/orders.html", {"orders": selectors.to_post(request.GET.get("after", ""))})


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_safe
def one(request: StaffRequest, reference: str) -> HttpResponse:
    """Show what to post and to whom, and note who read it."""
    found = selectors.order_to_post(reference)
    if found is None:
        raise Http404
    context = {"item": found, "label": open_label(order=found.order, by=request.user)}
    return render(request, "contact/order_item.html", context)


@needs(Permission.ANSWER_CONTACT_REQUESTS)
@require_POST
def posted(request: StaffRequest, reference: str) -> HttpResponse:
    """Note that it is in the post."""
    found = selectors.known_order(reference)
    if found is None:
        raise Http404
    try:
        mark_posted(order=found, by=request.user)
    except SomebodyWasQuicker as quicker:
        messages.warning(request, f"{quicker} ({reference})")
    else:
        messages.success(request, f"{reference} is in the post. Thank you.")
    return redirect("orders")
