"""“Exit this page”: away at once, with nothing left open on this device."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

SOMEWHERE_ELSE = "https://www.bbc.co.uk/weather"
CLEARED = '"cache", "cookies", "storage"'


@login_not_required
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Go to a weather page and forget every cookie of ours. A link, so that it works without scripts and at once.

    Nothing on our side changes: a draft stays for whoever has its code, until its days are over.
    """
    response = HttpResponseRedirect(SOMEWHERE_ELSE)
    for name in request.COOKIES:
        response.delete_cookie(name, samesite="Lax")
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite="Lax")
    response.headers["Clear-Site-Data"] = CLEARED
    return response
