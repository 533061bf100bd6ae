"""Which hard things items may speak of. PostgreSQL looks: nobody has to open the words for it."""

from collections.abc import Iterable

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from feedback.hard_content import KINDS, SAFETY, HardContent
from feedback.models import OriginalWords, Submission


def somebody_may_not_be_safe() -> Exists:
    """Return the annotation of a submission any version of whose words may mean that somebody is not safe."""
    worrying = Q()
    for kind in SAFETY:
        worrying |= _found(kind)
    return Exists(OriginalWords.objects.filter(worrying, submission=OuterRef("pk")))


def may_not_be_safe(submission: Submission) -> bool:
    """Say whether any version of its words may mean that somebody is not safe."""
    return Submission.objects.filter(somebody_may_not_be_safe(), pk=submission.pk).exists()


def hard_content_of(submissions: Iterable[Submission]) -> dict[int, tuple[HardContent, ...]]:
    """Return what each of them may speak of, by its number; those without anything are missing. One query."""
    wanted = [submission.pk for submission in submissions]
    looks = {kind.code: ExpressionWrapper(_found(kind), output_field=BooleanField()) for kind in KINDS}
    rows = OriginalWords.objects.filter(submission__in=wanted).annotate(**looks)
    found: dict[int, set[str]] = {}
    for number, *yes in rows.values_list("submission_id", *looks):
        found.setdefault(number, set()).update(code for code, hit in zip(looks, yes, strict=True) if hit)
    return {number: tuple(kind for kind in KINDS if kind.code in codes) for number, codes in found.items() if codes}


def _found(kind: HardContent) -> Q:
    return Q(valued__iregex=kind.pattern) | Q(needs_change__iregex=kind.pattern)
