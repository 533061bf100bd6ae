"""Which comments belong to a statement, and what became of the others. Regulation 56 of the SEND Regulations 2014.

In: published comments of children and young people with special needs or a disability and of their parents, about the
local offer (56(1) and (2)), received up to the last day, that stand in no other statement. So what was read late stands
in the next one and nothing is lost. What nobody has sorted yet is in, because the law would rather have it told.
Out: what is about one person's services, what the council called vexatious (56(4)), what professionals and partners
say, and whatever is not public, for whatever reason.
"""

from django.db.models import OuterRef, Q, Subquery

from feedback.enums import Speaker, StatutoryClass, SubmissionState, Verdict, Voice
from feedback.models import Decision, Submission
from feedback.models.submissions_read import SubmissionQuerySet
from reports.periods import Period
from statements.days import Days
from statements.models import Edition

UNREAD = (
    SubmissionState.RECEIVED,
    SubmissionState.SECOND_APPROVAL,
    SubmissionState.WITHHOLDING_RECOMMENDED,
    SubmissionState.SECOND_OFFICER,
)


def of_families() -> SubmissionQuerySet:
    """Return what families told: parents and young people themselves, or by somebody whose right to is recorded."""
    family = Submission.objects.filter(speaker__in=(Speaker.PARENT_CARER, Speaker.YOUNG_PERSON))
    return family.exclude(voice=Voice.ON_BEHALF, helper_entry=None)


def statutory() -> SubmissionQuerySet:
    """Return the comments that the law asks for, and those of families that nobody has sorted yet."""
    return of_families().filter(Q(statutory_class="") | Q(statutory_class__in=StatutoryClass.about_the_local_offer()))


def comments_of(days: Days, *, taken: set[str]) -> SubmissionQuerySet:
    """Return the comments of a statement; `taken` are the references of those in other statements."""
    public = Submission.objects.published().filter(pk__in=statutory().values("pk"), received_on__lte=days.end)
    return public.exclude(reference__in=taken)


def taken_by_others(slug: str) -> set[str]:
    """Return the references of the comments that stand in any other statement that has been frozen."""
    others = Edition.objects.frozen().exclude(statement__slug=slug).values_list("content__comments", flat=True)
    return {comment["reference"] for comments in others for comment in comments}


def unanswered_before(days: Days) -> set[str]:
    """Return the references of comments that stand in an earlier statement without an answer, and in none with one."""
    found = Edition.objects.published().filter(statement__period_end__lt=days.start)
    told, answered = set(), set()
    for comments, since in found.values_list("content__comments", "content__answered_since"):
        told |= {comment["reference"] for comment in comments}
        answered |= {comment["reference"] for comment in (*comments, *(since or ())) if comment["answers"]}
    return told - answered


def still_public(references: set[str]) -> SubmissionQuerySet:
    """Return those of these comments that are public and that the law still asks for."""
    return Submission.objects.published().filter(pk__in=statutory().values("pk"), reference__in=references)


def grounds_of(days: Days) -> list[str]:
    """Return the ground of each comment that was decided not to be published in these days and is not published.

    What is about one person's services counts here: it is a comment that 56(4)(b) lets the council leave out.
    """
    last = Decision.objects.filter(submission=OuterRef("pk"), verdict=Verdict.WITHHOLD).order_by("-at", "-pk")
    first, after = Period(days.start, days.end).moments
    withheld = of_families().filter(state=SubmissionState.WITHHELD).exclude(statutory_class=StatutoryClass.OUTSIDE)
    decided = withheld.annotate(ground=Subquery(last.values("ground")[:1]), at=Subquery(last.values("at")[:1]))
    return list(decided.filter(at__gte=first, at__lt=after).values_list("ground", flat=True))


def how_many_wait(days: Days) -> int:
    """Return how many comments came up to the last day and are not decided, or hidden until somebody has looked."""
    came = statutory().filter(received_on__lte=days.end)
    public = Submission.objects.published().values("pk")
    hidden = Q(state=SubmissionState.PUBLISHED) & ~Q(pk__in=public)
    return came.filter(Q(state__in=UNREAD) | hidden).count()


def how_many_taken_back(days: Days) -> int:
    """Return how many comments their writers took back in these days."""
    gone = statutory().filter(state=SubmissionState.WITHDRAWN)
    return gone.filter(withdrawn_on__range=(days.start, days.end)).count()
