"""Following the reports without an account: by feed, or by e-mail that is asked for twice and stopped once."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lib import limits
from reports import selectors, services
from reports.forms import FollowForm
from reports.selectors.feed import Entry

# Many people of one library or school may share a source; nobody sends e-mails to hundreds of strangers from here.
ADDRESSES = limits.Limit("addresses-that-follow-reports", tries=20, seconds=3600)
NOT_TAKEN = "We could not take this just now. What you typed is still here. Try again in an hour, or use the feed"


class _Editions(Feed):  # type: ignore[type-arg]
    """Every edition of every published report, each once."""

    feed_type = Atom1Feed
    title = "Progress reports: Devon SEND co-production"
    link = "/reports/"
    subtitle = "What families told us, what the council answered, and what it promised."
    language = "en-GB"

    def items(self) -> list[Entry]:
        """Return the newest editions."""
        return selectors.entries()

    def item_title(self, item: Entry) -> str:
        """Return the report and its edition."""
        return item.title

    def item_description(self, item: Entry) -> str:
        """Return what it is, or why it was corrected."""
        return item.summary

    def item_link(self, item: Entry) -> str:
        """Return the address of the edition, which never changes."""
        return item.href

    def item_pubdate(self, item: Entry) -> Any:
        """Return when the edition was published."""
        return item.at

    item_updateddate = item_pubdate


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Show the feed."""
    return _Editions()(request)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for an address. The answer is the same whether it follows already or not."""
    form = FollowForm(request.POST or None)
    refused = False
    if request.method == "POST" and form.is_valid():
        source = limits.source_of(request)
        refused = limits.over(ADDRESSES, source)
        if not refused:
            limits.count(ADDRESSES, source)
            services.follow(address=form.cleaned_data["address"])
            return redirect("report-follow-sent")
        form.add_error(None, NOT_TAKEN)
    return render(request, "reports/follow.html", {"form": form}, status=429 if refused else 200)


@login_not_required
@require_safe
def follow_sent(request: HttpRequest) -> HttpResponse:
    """Say that an e-mail is on its way."""
    return render(request, "reports/follow_sent.html")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_confirm(request: HttpRequest, link: str) -> HttpResponse:
    """Show one button; pressed, the e-mails begin. Looking begins nothing: mail scanners open every link."""
    if request.method == "POST":
        return render(request, "reports/follow_begun.html", {"begun": services.confirm(link=link)})
    return render(request, "reports/follow_confirm.html")


@csrf_exempt  # a mail program has no page of ours; the word in the address is the only key, and it can only stop
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_stop(request: HttpRequest, link: str) -> HttpResponse:
    """Show one button; pressed, by a person or by a mail program (RFC 8058), the address is forgotten."""
    if request.method == "POST":
        services.stop(link=link)
        return render(request, "reports/follow_stopped.html")
    return render(request, "reports/follow_stop.html")
