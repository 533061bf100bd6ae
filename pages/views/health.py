"""Whether the portal answers: for the load balancer and for `make run`."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pages.selectors import health_of_parts


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Answer 200 when the database answers, 503 when not. Redis may be away: nothing that was sent is lost then."""
    parts = health_of_parts()
    return JsonResponse(parts, status=200 if parts["database"] == "ok" else 503)
