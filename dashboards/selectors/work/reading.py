"""The work of those who read what people told us, and of those who keep people safe."""

from django.db.models import Count, Min

from accounts.models import User
from cornerstones.selectors.answers import how_many_answers_wait
from dashboards.selectors.work.piece import Work, count
from duty.selectors.alerts import unanswered as unanswered_alerts
from duty.selectors.rota import rota
from feedback.enums import ConcernState
from feedback.models import SafeguardingConcern, Submission
from feedback.models.submissions_read import SubmissionQuerySet
from feedback.permissions import at_desk_of, to_decide_by
from feedback.selectors.reports_about_me import how_many_to_look_at
from lib import clock, working_days
from lib.due import working_days_in_words
from priorities.selectors.proposal_desk import how_many_proposals_wait
from reports.models import Report


def forum_queue(user: User) -> Work:
    """What is open to the forum and waits to be read."""
    return _queue("Read what people told us", _waiting(user).for_forum(), user)


def council_queue(user: User) -> Work:
    """What is for the council team only and waits to be read."""
    return _queue("Read what is for the council team only", _waiting(user).for_council_only(), user)


def withholding(user: User) -> Work:
    """What somebody recommended not to publish."""
    number = Submission.objects.filter(to_decide_by(user)).count()
    words = count(number, "decision waits", "decisions wait", "No decision waits.")
    return Work("Decide what is not published", "/moderation/withholding/", words)


def concerns(_user: User) -> Work:
    """Who may not be safe, and whom nobody looks after yet."""
    states = SafeguardingConcern.objects.filter(state__in=ConcernState.still_open()).values_list("state", flat=True)
    unread, held = (list(states).count(state) for state in (ConcernState.OPEN, ConcernState.PICKED_UP))
    words = count(unread, "concern nobody has picked up", "concerns nobody has picked up", "Nothing new.")
    going_on = count(held, "is picked up and not closed.", "are picked up and not closed.", "")
    joined = f"{words.removesuffix('.')}. {going_on}" if going_on else words
    return Work("Someone may not be safe", "/safeguarding/", joined, urgent=unread > 0)


def proposals(_user: User) -> Work:
    """What partners and families propose."""
    words = count(how_many_proposals_wait(), "proposal waits.", "proposals wait.", "No proposal waits.")
    return Work("Read what people propose", "/priorities/proposals/desk/", words)


def answers_to_questions(user: User) -> Work:
    """Answers to open questions that wait to be read."""
    waiting = how_many_answers_wait(user)
    words = count(waiting, "answer waits to be read.", "answers wait to be read.", "No answer waits.")
    return Work("Answers to open questions", "/open-questions/desk/", words)


def drafts(_user: User) -> Work:
    """Progress reports that the forum and young people read before everybody does."""
    waiting = Report.objects.out_for_comment().count()
    words = count(waiting, "report waits for notes.", "reports wait for notes.", "No report waits for a note.")
    return Work("Reports to comment on", "/reports/comment/", words)


def duty(_user: User) -> Work:
    """The safeguarding rota: what nobody answered, and its gaps."""
    waiting, gaps = len(unanswered_alerts()), len(rota().gaps)
    words = count(waiting, "alert waits for a lead.", "alerts wait for a lead.", "")
    cover = count(gaps, "gap in the week.", "gaps in the week.", "Somebody is on duty at every minute.")
    return Work("The safeguarding rota", "/duty/", f"{words} {cover}".strip(), urgent=waiting > 0)


def _waiting(user: User) -> SubmissionQuerySet:
    return Submission.objects.waiting().filter(at_desk_of(user))


def _queue(title: str, waiting: SubmissionQuerySet, user: User) -> Work:
    found = waiting.order_by().aggregate(number=Count("pk", distinct=True), oldest=Min("received_on"))
    words = count(found["number"], "waits", "wait", "Nothing waits. Thank you.")
    age = working_days.between(found["oldest"], clock.today()) if found["oldest"] else 0
    if age > 0:
        words = f"{words}. The oldest came {working_days_in_words(age)} ago."
    if reports := how_many_to_look_at(user):
        words = f"{count(reports, 'reader says', 'readers say', '')} that something is about them. {words}"
    return Work(title, "/moderation/", words, urgent=reports > 0)
