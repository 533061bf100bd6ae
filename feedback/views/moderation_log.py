"""Every decision as a file, for auditors: who decided what and when, without words."""

from django.http import StreamingHttpResponse
from django.views.decorators.http import require_safe

from accounts.enums import Permission
from accounts.permissions import StaffRequest, needs
from feedback.selectors.moderation_log import HEADER, moderation_log
from lib import clock
from lib.downloads import csv_response


@needs(Permission.READ_AUDIT)
@require_safe
def log(request: StaffRequest) -> StreamingHttpResponse:  # noqa: ARG001  the guard needs it
    """Download every decision as CSV."""
    return csv_response(f"moderation-log-{clock.today().isoformat()}", HEADER, moderation_log())
