"""What waits for the person who signed in, across the rooms."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from accounts.enums import Permission, Role
from accounts.models import User
from commitments.selectors.desk import how_many_want
from commitments.selectors.focus import how_many_wait
from commitments.selectors.hours import leads_the_forum
from contact.selectors.counts import what_waits
from cornerstones.permissions import READS_ANSWERS
from cornerstones.selectors.answers import how_many_answers_wait
from duty.selectors.alerts import unanswered as unanswered_alerts
from duty.selectors.rota import rota
from feedback.enums import ConcernState
from feedback.models import Response, SafeguardingConcern, Submission
from feedback.models.submissions_read import SubmissionQuerySet
from feedback.permissions import at_desk_of, to_decide_by
from feedback.selectors.conflicts import nobody_left
from feedback.selectors.entering import open_piles
from feedback.selectors.reopening import how_many_open_again
from feedback.selectors.reports_about_me import how_many_to_look_at
from feedback.selectors.waiting import unanswered
from lib import clock
from lib.moments import moment_in_words
from outbox.enums import MessageState
from outbox.models import Message
from priorities.selectors import turnout
from priorities.selectors.my_rounds import waiting_for
from priorities.selectors.proposal_desk import how_many_proposals_wait
from reflection.selectors import open_one
from reports.enums import ReportState
from reports.models import Report

SOON = timedelta(days=2)  # a round that closes within this is shown first


@dataclass(frozen=True)
class Work:
    """One kind of work: where it is done, what waits, and how loud that is."""

    title: str
    href: str
    words: str
    urgent: bool = False


def _count(number: int, one: str, many: str, none: str) -> str:
    if number == 0:
        return none
    return f"1 {one}" if number == 1 else f"{number} {many}"


def _forum_queue(user: User) -> Work:
    number = _waiting(user).for_forum().count()
    return _queue("Read what people told us", number, user)


def _council_queue(user: User) -> Work:
    number = _waiting(user).for_council_only().count()
    return _queue("Read what is for the council team only", number, user)


def _waiting(user: User) -> SubmissionQuerySet:
    return Submission.objects.waiting().filter(at_desk_of(user))


def _queue(title: str, number: int, user: User) -> Work:
    words = _count(number, "waits", "wait", "Nothing waits. Thank you.")
    if reports := how_many_to_look_at(user):
        words = f"{_count(reports, 'reader says', 'readers say', '')} that something is about them. {words}"
    return Work(title, "/moderation/", words, urgent=reports > 0)


def _withholding(user: User) -> Work:
    number = Submission.objects.filter(to_decide_by(user)).count()
    words = _count(number, "decision waits", "decisions wait", "No decision waits.")
    return Work("Decide what is not published", "/moderation/withholding/", words)


def _concerns(_user: User) -> Work:
    unread = SafeguardingConcern.objects.filter(state=ConcernState.OPEN).count()
    words = _count(unread, "concern nobody has picked up", "concerns nobody has picked up", "Nothing new.")
    return Work("Someone may not be safe", "/safeguarding/", words, urgent=unread > 0)


def _answers(_user: User) -> Work:
    waiting = unanswered().count()
    drafts = Response.objects.drafts().count()
    words = _count(
        waiting, "experience waits for an answer.", "experiences wait for an answer.", "Everything is answered."
    )
    again = how_many_open_again()
    if again:
        words = f"{_count(again, 'answer is open again.', 'answers are open again.', '')} {words}"
    said = f"{words} {_count(drafts, 'draft', 'drafts', 'No drafts')}."
    return Work("Answer what people told us", "/responding/", said, urgent=again > 0)


def _entering(_user: User) -> Work:
    words = _count(
        open_piles(), "pile is open.", "piles are open.", "Paper forms, phone calls and events. No pile is open."
    )
    return Work("Write down what people said", "/entering/", words)


def _reports(_user: User) -> Work:
    failed = Report.objects.filter(state=ReportState.FAILED).count()
    built = Report.objects.filter(state=ReportState.BUILT).count()
    words = _count(built, "report is ready to publish", "reports are ready to publish", "No report waits.")
    if failed:
        words = f"{_count(failed, 'report', 'reports', '')} could not be built. {words}"
    return Work("Progress reports", "/reports/desk/", words, urgent=failed > 0)


def _event_notes(_user: User) -> Work:
    return Work("Bring in the notes of an event", "/priorities/import/", "You see a preview first.")


def _stars(user: User) -> Work:
    waits = waiting_for(user)
    words = _count(
        waits.number, "round waits for your stars.", "rounds wait for your stars.", "No round waits for you."
    )
    if waits.closes_at:
        first = "It" if waits.number == 1 else "The first"
        words = f"{words} {first} closes on {moment_in_words(waits.closes_at)}."
    soon = waits.closes_at is not None and waits.closes_at - clock.now() < SOON
    return Work("Give the stars of your organisation", "/rounds/mine/", words, urgent=soon)


def _rounds() -> Work:
    words = _count(turnout.how_many_open(), "round is open.", "rounds are open.", "No round is open.")
    return Work("Star rounds", "/rounds/", words)


def _focus_list() -> Work:
    words = _count(
        how_many_wait(),
        "priority has no promise yet.",
        "priorities have no promise yet.",
        "No priority waits for a promise.",
    )
    return Work("What partners put first", "/commitments/focus-list/", words)


def _actions(user: User) -> Work:
    waiting = how_many_want(user)
    words = _count(waiting, "action waits for you.", "actions wait for you.", "No action waits for you.")
    return Work("Actions", "/commitments/desk/", words, urgent=waiting > 0)


def _proposals() -> Work:
    words = _count(how_many_proposals_wait(), "proposal waits.", "proposals wait.", "No proposal waits.")
    return Work("Read what people propose", "/priorities/proposals/desk/", words)


def _contact_requests(_user: User) -> Work:
    waits = what_waits()
    calls = _count(waits.call_backs, "person to ring", "people to ring", "Nobody waits to be rung")
    orders = _count(waits.orders, "thing to post", "things to post", "nothing waits to be posted")
    news = _count(waits.messages, "message to pass on", "messages to pass on", "no message to pass on")
    late = waits.late_call_backs + waits.late_orders
    words = f"{calls}, {orders}, {news}. {_count(late, 'is late', 'are late', 'Nothing is late')}."
    return Work("People who asked us to get in touch", "/contact/", words, urgent=late > 0)


def _administration(_user: User) -> Work:
    failed = Message.objects.filter(state=MessageState.FAILED).count()
    words = _count(failed, "message could not be sent.", "messages could not be sent.", "Every message was sent.")
    stuck = nobody_left()
    words = " ".join(part for part in (*(_nobody_left(role, number) for role, number in stuck), words) if part)
    return Work("People, roles, numbers and settings", "/admin/", words, urgent=failed > 0 or bool(stuck))


def _nobody_left(role: Role, number: int) -> str:
    what = _count(number, "piece of feedback", "pieces of feedback", "")
    return (
        f"Nobody is left to read {what}: everybody who could had a part in it already, or knows somebody in it. "
        f"Give another person the role “{role.label}”, under People."
    )


def _rota() -> Work:
    waiting, gaps = len(unanswered_alerts()), len(rota().gaps)
    words = _count(waiting, "alert waits for a lead.", "alerts wait for a lead.", "")
    cover = _count(gaps, "gap in the week.", "gaps in the week.", "Somebody is on duty at every minute.")
    return Work("The safeguarding rota", "/duty/", f"{words} {cover}".strip(), urgent=waiting > 0)


def _totals() -> Work:
    return Work("Concerns in totals", "/safeguarding/totals/", "By quarter, without a word of any of them.")


def _reflection(user: User) -> Work:
    is_open = open_one(user) is not None
    words = "You have begun. Go on when you like." if is_open else "Look at your own setting, for yourselves alone."
    return Work("How we are doing", "/reflection/", words)


def _audit(_user: User) -> Work:
    return Work("Who read what", "/dashboard/readings/", "Who opened protected words, and when.")


def _log() -> Work:
    return Work("Who decided what", "/moderation/log/", "Every decision as a file (CSV), without what people told us.")


WORK: dict[Permission, Callable[[User], Work]] = {
    Permission.HANDLE_CONCERNS: _concerns,
    Permission.MODERATE_FORUM_ITEMS: _forum_queue,
    Permission.MODERATE_COUNCIL_ITEMS: _council_queue,
    Permission.DECIDE_WITHHOLDING: _withholding,
    Permission.RESPOND: _answers,
    Permission.ANSWER_CONTACT_REQUESTS: _contact_requests,
    Permission.ENTER_FOR_OTHERS: _entering,
    Permission.EDIT_REPORTS: _reports,
    Permission.VOTE: _stars,
    Permission.REFLECT: _reflection,
    Permission.ADMINISTER: _administration,
    Permission.READ_AUDIT: _audit,
}

WITH_ROUNDS = (Permission.RUN_ROUNDS, Permission.HAND_OUT_CODES, Permission.ENTER_PAPER_STARS)


def work_for(user: User) -> list[Work]:
    """Return what `user` may do and what waits there, the urgent first."""
    work = [make(user) for permission, make in WORK.items() if user.may(permission)]
    if user.may(Permission.MODERATE_FORUM_ITEMS):
        work.append(_proposals())
    if user.may(Permission.EDIT_REPORTS):
        work.append(_event_notes(user))
    if any(user.may(permission) for permission in WITH_ROUNDS):
        work.append(_rounds())
    if user.may(Permission.RESPOND):
        work.append(_focus_list())
    if user.may(Permission.EDIT_ACTIONS) or user.may(Permission.ACCEPT_ACTION):
        work.append(_actions(user))
    work += _volunteering(user)
    if user.may(Permission.ADMINISTER):
        work.append(_rota())
    if user.may(Permission.READ_AUDIT):
        work += [_log(), _totals()]
    work += _understanding(user)
    return sorted(work, key=lambda piece: not piece.urgent)


def _volunteering(user: User) -> list[Work]:
    work = [Work("Your hours", "/account/hours/", "Only you can read them.")] if user.may(Permission.LOG_HOURS) else []
    thanks = Work("Thank a volunteer", "/account/thanks/", "And write down what was paid or given.")
    return [*work, thanks] if leads_the_forum(user) else work


def _understanding(user: User) -> list[Work]:
    """What is to do about what partners said, and the answers to their questions."""
    work = [_agreement()] if user.may(Permission.VOTE) else []
    if any(user.may(permission) for permission in READS_ANSWERS):
        work.append(_answers_to_read(user))
    return [*work, _said()] if user.may(Permission.EDIT_REPORTS) else work


def _answers_to_read(user: User) -> Work:
    waiting = how_many_answers_wait(user)
    words = _count(waiting, "answer waits to be read.", "answers wait to be read.", "No answer waits.")
    return Work("Answers to open questions", "/open-questions/desk/", words)


def _said() -> Work:
    return Work("What partners said", "/what-partners-said/", "Statements, agreement marks and open questions.")


def _agreement() -> Work:
    words = "Put its mark beside words that partners said, and answer open questions."
    return Work("What your organisation agrees with", "/agreement/", words)
