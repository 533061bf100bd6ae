"""You said, we did for feed readers (Atom, RFC 4287), narrowed as the list is."""

import re
from datetime import UTC, datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from feedback.forms.filters import AnswerFilterForm
from feedback.selectors.ages import kept_for_answers
from feedback.selectors.feed import Entry, entries
from feedback.views.finding import too_many

BEFORE_ALL = datetime(2025, 1, 1, tzinfo=UTC)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class AnswerFeed(Atom1Feed):
    """An Atom feed that says nothing of the time at which it was fetched."""

    def latest_post_date(self) -> datetime:
        """Return when its newest entry changed; a fixed moment for an empty one."""
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the answers that match; a reader that has them already gets 304. No copy may be used without asking."""
    waiting = too_many(request)
    if waiting:
        return waiting
    form = AnswerFilterForm(request.GET)
    text = _write(form.query(), entries(kept_for_answers(form.asked(), form.search), form.search)).encode()
    response = HttpResponse(text, content_type=AnswerFeed.content_type)
    response.headers["Cache-Control"] = "no-store, private"  # like every page: what is hidden is kept nowhere
    response.headers["ETag"] = f'"{sha256(text).hexdigest()}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def _write(query: str, found: tuple[Entry, ...]) -> str:
    made = AnswerFeed(
        title="You said, we did",
        subtitle="What families told Devon, and what the council did, will do or cannot do.",
        link=_whole(f"{reverse('you_said_we_did')}?{query}" if query else reverse("you_said_we_did")),
        feed_url=_whole(f"{reverse('answer_feed')}?{query}" if query else reverse("answer_feed")),
        description=None,
        language="en-GB",
        author_name=settings.SITE_NAME,
    )
    for entry in found:
        _add(made, entry)
    return made.writeString("utf-8")


def _add(made: AnswerFeed, entry: Entry) -> None:
    answer = entry.answer
    words = render_to_string("feedback/you_said_we_did/feed_entry.html", {"answer": answer})
    made.add_item(
        title=f"{answer.called} ({answer.reference})",
        link=_whole(answer.href),
        unique_id=_whole(answer.href),
        description=_NOT_IN_XML.sub("", words),
        pubdate=entry.published_at,
        updateddate=entry.changed_at,
        categories=(answer.cornerstone.name,),
    )


def _whole(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
