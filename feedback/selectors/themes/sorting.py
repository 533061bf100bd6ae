"""What is in no theme yet, with what is suggested for it: for a person who sorts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from feedback.models import Conflict, InTheme, Submission
from feedback.selectors.lists import PAGE_SIZE, Page, cut
from feedback.selectors.public import Experience, experiences_of
from feedback.selectors.themes.alike import same_words
from feedback.selectors.themes.suggestions import Suggested, suggestions


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A public experience that is in no theme yet, what is suggested, and what looks like the same text sent twice."""

    experience: Experience
    suggested: tuple[Suggested, ...]
    twins: tuple[Experience, ...]


def unsorted(user: User, after: str = "", size: int = PAGE_SIZE) -> Page[Unsorted]:
    """Return `size` public experiences that are in no theme, the oldest first, after the one called `after`.

    What `user` declared a conflict about is left to colleagues (MO-09).
    """
    waiting = _unsorted(user).order_by("received_on", "pk")
    rows = list(_younger_than(waiting, after)[: size + 1])
    ready = _with_help([row.pk for row in rows[:size]])
    return cut([*ready, *rows[size:]], [row.reference for row in rows], size)  # type: ignore[list-item]  # cut off


def how_many_unsorted(user: User) -> int:
    """Return how many public experiences are in no theme, for whoever sorts them."""
    return _unsorted(user).count()


def chosen(user: User, references: Sequence[str]) -> tuple[list[Submission], tuple[Unsorted, ...]]:
    """Return the public submissions among `references` that `user` may sort, oldest first, and the same to read."""
    wanted = {reference.upper() for reference in references}
    rows = list(open_to(user).filter(reference__in=wanted).order_by("received_on", "pk"))
    return rows, tuple(_with_help([row.pk for row in rows]))


def open_to(user: User) -> QuerySet[Submission]:
    """Return the public experiences that `user` may put into themes: none that they declared a conflict about."""
    return Submission.objects.published().filter(~_in_conflict(user))


def _unsorted(user: User) -> QuerySet[Submission]:
    return open_to(user).filter(~Exists(InTheme.objects.filter(submission=OuterRef("pk"))))


def _in_conflict(user: User) -> Exists:
    return Exists(Conflict.objects.filter(submission=OuterRef("pk"), user=user))


def _younger_than(submissions: QuerySet[Submission], after: str) -> QuerySet[Submission]:
    last = Submission.objects.published().filter(reference=after).first() if after else None
    if last is None:
        return submissions
    return submissions.filter(Q(received_on__gt=last.received_on) | Q(received_on=last.received_on, pk__gt=last.pk))


def _with_help(submissions: Sequence[int]) -> list[Unsorted]:
    if not submissions:
        return []
    suggested, twins = suggestions(submissions), same_words(submissions)
    shown = experiences_of({*submissions, *(twin for others in twins.values() for twin in others)})
    return [
        Unsorted(
            experience=shown[one],
            suggested=suggested.get(one, ()),
            twins=tuple(shown[twin] for twin in twins.get(one, ()) if twin in shown),
        )
        for one in submissions
        if one in shown
    ]
