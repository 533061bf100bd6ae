"""Who may read and decide what: the wall, as one rule that filters lists and refuses services alike."""

from django.db.models import Exists, OuterRef, Q

from accounts.enums import Permission as P
from accounts.models import User
from feedback.enums import ChallengeKind, ChallengeState, ConcernState, Readers, Speaker, SubmissionState
from feedback.models import Challenge, Conflict, Decision, ReportAboutMe, SafeguardingConcern, Submission

NOBODY = Q(pk__in=())
TO_DECIDE = (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.SECOND_OFFICER)  # the council, or two officers
# Grouping uses published words only: the desks of the forum and of the council do it, who answers reads it (MO-10).
SORT_THEMES = (P.MODERATE_FORUM_ITEMS, P.MODERATE_COUNCIL_ITEMS)
READ_THEMES = (*SORT_THEMES, P.RESPOND)
UNSAFE = Exists(SafeguardingConcern.objects.filter(submission=OuterRef("pk"), state__in=ConcernState.still_open()))
SAFE = ~Q(UNSAFE)


def not_in_conflict(user: User) -> Q:
    """Return the filter of submissions about which `user` has declared no conflict of interest (MO-09)."""
    return ~Q(Exists(Conflict.objects.filter(submission=OuterRef("pk"), user=user.pk)))


def in_conflict(user: User, submission: Submission) -> bool:
    """Say whether `user` declared that they cannot be the one who decides about `submission`. One query."""
    return Conflict.objects.filter(submission=submission, user=user.pk).exists()


def at_desk_of(user: User) -> Q:
    """Return the filter of submissions that `user` moderates; any state, and none where they declared a conflict."""
    return _opened_to(user) & not_in_conflict(user)


def _opened_to(user: User) -> Q:
    """Return the filter of submissions whose writers let the desk of `user` read them."""
    rule = NOBODY
    if user.may(P.MODERATE_FORUM_ITEMS):
        rule |= Q(readers=Readers.FORUM_AND_COUNCIL)
    if user.may(P.MODERATE_COUNCIL_ITEMS):
        rule |= Q(readers=Readers.COUNCIL_ONLY)
    return rule


def to_decide_by(user: User) -> Q:
    """Return the filter of submissions about which `user` decides whether they are withheld: reg. 56(4)."""
    if not user.may(P.DECIDE_WITHHOLDING):
        return NOBODY
    return SAFE & Q(state__in=TO_DECIDE) & not_in_conflict(user)


def to_agree_by(user: User) -> Q:
    """Return the filter of proposals to publish that `user` may agree to: of their desk, made by somebody else."""
    proposed = at_desk_of(user) & SAFE & Q(state=SubmissionState.SECOND_APPROVAL)
    return proposed & ~Q(proposal__decision__by=user)


def took_part(user: User) -> Exists:
    """Return the condition that `user` decided anything about the item of a challenge, up to what it challenges."""
    return Exists(Decision.objects.filter(by=user, submission=OuterRef("submission"), pk__lte=OuterRef("decision")))


def of_those_who_look(user: User) -> Q:
    """Return the filter of challenges that `user` belongs to those who look at: another person than all who decided.

    What was taken out is looked at by the item's desk, why something is not published by the council's officers
    (LA-05). While somebody may not be safe nobody does.
    """
    rule = Q(kind=ChallengeKind.EDIT, submission__in=Submission.objects.filter(at_desk_of(user) & SAFE))
    if user.may(P.DECIDE_WITHHOLDING):
        rule |= Q(kind=ChallengeKind.WITHHOLDING, submission__in=Submission.objects.filter(SAFE))
    declared = Exists(Conflict.objects.filter(user=user, submission=OuterRef("submission")))
    return rule & ~Q(took_part(user)) & ~Q(declared)


def to_look_at_by(user: User) -> Q:
    """Return the filter of challenges that wait for `user`."""
    return Q(state=ChallengeState.OPEN) & of_those_who_look(user)


def needs_two_people(submission: Submission) -> bool:
    """Say whether two people must agree before it is published: whatever a child or young person says (CY-09)."""
    return submission.speaker == Speaker.YOUNG_PERSON


def words_open_to(user: User) -> Q:
    """Return the filter of submissions whose words as sent `user` may read: only those waiting for their decision.

    A moderator reads what still has to be decided and what a colleague proposed to publish, the council what somebody
    recommended to withhold, another person what a writer challenged, the safeguarding lead what is flagged. While a
    concern is open nobody else reads it. Nobody reads by being administrator. A conflict of interest closes all but
    what a safeguarding lead has to read: a child's safety comes first.
    """
    at_desk = at_desk_of(user) & SAFE & Q(state=SubmissionState.RECEIVED)
    challenged = Q(pk__in=Challenge.objects.filter(to_look_at_by(user)).values("submission"))
    rule = at_desk | to_agree_by(user) | to_decide_by(user) | challenged
    return rule | Q(UNSAFE) if user.may(P.HANDLE_CONCERNS) else rule


def may_read_words(user: User, submission: Submission) -> bool:
    """Say whether `user` may read the words as sent of `submission` now. One query."""
    return Submission.objects.filter(words_open_to(user), pk=submission.pk).exists()


def may_moderate(user: User, submission: Submission) -> bool:
    """Say whether `submission` belongs to the desk of `user`, whatever its state. One query where the desk is theirs.

    No longer once they declared a conflict of interest.
    """
    wanted = {
        Readers.FORUM_AND_COUNCIL: P.MODERATE_FORUM_ITEMS,
        Readers.COUNCIL_ONLY: P.MODERATE_COUNCIL_ITEMS,
    }
    return user.may(wanted[Readers(submission.readers)]) and not in_conflict(user, submission)


def known_to(user: User) -> Q:
    """Return the filter of submissions of the desk of `user`, and of those that they decide or look at again."""
    challenged = Q(pk__in=Challenge.objects.filter(to_look_at_by(user)).values("submission"))
    return (at_desk_of(user) & SAFE) | to_decide_by(user) | challenged


def may_know_of(user: User, submission: Submission) -> bool:
    """Say whether `submission` is at the desk of `user` or theirs to decide, and no concern is open. One query."""
    return Submission.objects.filter(known_to(user), pk=submission.pk).exists()


def reports_about_me_of(user: User) -> Q:
    """Return the filter of reports “this says something about me” that `user` looks at.

    Those about an experience belong to the desk whose readers its writer chose, those about a theme to the forum's,
    those about an answer or a small win to the council's.
    """
    desk = Submission.objects.filter(at_desk_of(user) & SAFE)
    rule = Q(submission__in=desk)
    if user.may(P.MODERATE_FORUM_ITEMS):
        rule |= Q(theme__isnull=False)
    if user.may(P.MODERATE_COUNCIL_ITEMS):
        rule |= Q(response__isnull=False) | Q(small_win__isnull=False)
    return rule


def may_look_at(user: User, report: ReportAboutMe) -> bool:
    """Say whether `user` decides about a report “this says something about me”."""
    if report.submission:
        return may_moderate(user, report.submission)
    return user.may(P.MODERATE_FORUM_ITEMS if report.theme_id else P.MODERATE_COUNCIL_ITEMS)


def has_open_concern(submission: Submission) -> bool:
    """Say whether somebody's safety is in question: then nothing of it is public and nobody moderates it."""
    return SafeguardingConcern.objects.filter(submission=submission, state__in=ConcernState.still_open()).exists()


def open_to_flag_by(user: User) -> Q:
    """Return the filter of submissions about which `user` can say that someone is not safe: those they can know of.

    A conflict of interest takes away the words and every decision, and never this: who knows a family may worry most.
    """
    if not user.may(P.RAISE_CONCERN):
        return NOBODY
    rule = Q(state=SubmissionState.PUBLISHED) | _opened_to(user)
    if user.may(P.DECIDE_WITHHOLDING):
        rule |= Q(state__in=TO_DECIDE)
    return rule | Q(UNSAFE) if user.may(P.HANDLE_CONCERNS) else rule
