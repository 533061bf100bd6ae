"""One step that stops every message: a button for people, and what mail programs press for them (RFC 8058)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from contact.services.details import stop


@csrf_exempt  # a mail program has no page of ours; the word in the address is the only key, and it can only stop
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop_messages(request: HttpRequest, word: str) -> HttpResponse:
    """Show one button; pressed, everything stops at once. An unknown word is called unknown: nobody can guess one.

    Looking stops nothing: mail scanners open every link.
    """
    if request.method == "POST":
        return render(request, "contact/stopped.html", {"stopped": stop(word=word.lower())})
    return render(request, "contact/stop.html")
