"""What a statement says, as plain JSON without anybody's words: it names published texts, and they stay where they are.

Every count of people leaves through `lib.disclosure`. The council's answers are its own published acts.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from authority import selectors as authority
from feedback.enums import Speaker, WithholdingGround
from feedback.models import PublishedVersion, Response, Submission
from lib import codes
from lib.disclosure import Table, release
from reports.periods import DEVON_TIME
from statements.days import Days
from statements.enums import ABOUT, NOT_SORTED, Became
from statements.models import Edition
from statements.selectors import comments as which

FORMAT = 1
PEOPLE = "people"
ANCHOR_LENGTH = 12
_WAITED = ((31, "less than a month"), (92, "between one and three months"), (183, "between three and six months"))
_LONGEST = "more than six months"


def content_of(edition: Edition) -> dict[str, Any]:
    """Return everything that an edition says. It holds no moment of the run, so a second run is equal."""
    days = Days(edition.statement.period_start, edition.statement.period_end)
    settings = authority.settings()
    found = list(which.comments_of(days, taken=which.taken_by_others(days.slug)))
    answers = _answers_to(found)
    earlier = list(which.still_public(which.unanswered_before(days)))
    since = _answers_to(earlier)
    grounds = which.grounds_of(days)
    return {
        "format": FORMAT,
        "period": {"start": days.start.isoformat(), "end": days.end.isoformat(), "words": days.words},
        "edition": edition.number,
        "why": edition.why,
        "authority": {"name": settings.authority_name, "area": settings.area_name, "forum": settings.forum_name},
        "comments": _comments(found, answers, days),
        "answered_since": _comments([one for one in earlier if one.pk in since], since, days),
        "answers": {each.reference: _answer(each) for given in (*answers.values(), *since.values()) for each in given},
        "withheld": withheld(grounds, published=len(found)).as_json(),
        "others": others(days, group=len(found) + len(grounds)).as_json(),
    }


def digest_of(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content in its one written form, as 64 letters."""
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def anchor_of(reference: str) -> str:
    """Return the name under which a comment stands in statements for ever; nobody can find the reference by it."""
    return codes.keyed_hash(reference, purpose="comment in an annual statement")[:ANCHOR_LENGTH]


def withheld(grounds: Iterable[str], *, published: int) -> Table:
    """Return how many people's comments were not published, by ground (56(4))."""
    counts = Counter(WithholdingGround(ground).label for ground in grounds)
    by_ground = {str(label): counts[label] for label in WithholdingGround.labels}
    group = published + counts.total()
    return release(by_ground, title="Not published, and why", of=PEOPLE, protected=True, respondents=group)


def others(days: Days, *, group: int) -> Table:
    """Return what became of the comments that are neither published nor refused; `group` is how many those are."""
    counts = {
        str(Became.WAITING.label): which.how_many_wait(days),
        str(Became.TAKEN_BACK.label): which.how_many_taken_back(days),
    }
    everyone = group + sum(counts.values())
    return release(counts, title="Not in the list", of=PEOPLE, protected=True, respondents=everyone)


def _answers_to(found: list[Submission]) -> dict[int, list[Response]]:
    """Return the public answers to each comment, the earliest first."""
    links = Response.experiences.through.objects.filter(submission_id__in=[one.pk for one in found])
    public = Response.objects.published().filter(pk__in=links.values("response_id"))
    known = {each.pk: each for each in public}
    answers: dict[int, list[Response]] = defaultdict(list)
    for submission, response in links.values_list("submission_id", "response_id").order_by("response_id"):
        if response in known:
            answers[submission].append(known[response])
    return answers


def _comments(found: list[Submission], answers: Mapping[int, list[Response]], days: Days) -> list[dict[str, Any]]:
    """Return the comments by what they are about; among those their order says nothing about who wrote or when."""
    editions = dict(
        PublishedVersion.objects.visible().filter(submission__in=found).values_list("submission_id", "edition")
    )
    comments = [
        {
            "anchor": anchor_of(one.reference),
            "about": one.statutory_class or NOT_SORTED,
            "reference": one.reference,
            "edition": editions[one.pk],
            # Their notice says that we do not repeat a young person's words in reports (CY-09).
            "repeat": one.speaker != Speaker.YOUNG_PERSON,
            "answers": [each.reference for each in answers.get(one.pk, [])],
            "waited": "" if one.pk in answers else _waited(one.received_on, until=days.end),
        }
        for one in found
    ]
    order = list(ABOUT)
    return sorted(comments, key=lambda each: (order.index(str(each["about"])), each["anchor"]))


def _waited(received_on: date, *, until: date) -> str:
    """Return how long somebody has waited for an answer, so roughly that it does not say when they wrote."""
    days = (until - received_on).days
    return next((words for most, words in _WAITED if days <= most), _LONGEST)


def _answer(response: Response) -> dict[str, Any]:
    published = response.published_at
    return {
        "outcome": response.outcome,
        "answer": response.answer,
        "reason": response.reason,
        "evidence": response.evidence,
        "owner": response.owner,
        "due_on": response.due_on.isoformat() if response.due_on else "",
        "published_on": published.astimezone(DEVON_TIME).date().isoformat() if published else "",
    }
