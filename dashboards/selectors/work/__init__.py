"""What waits for the person who signed in, across the rooms: one table of every kind of work."""

from collections.abc import Callable

from accounts.enums import Permission as P
from accounts.models import User
from commitments.selectors.hours import leads_the_forum
from cornerstones.permissions import READS_ANSWERS
from dashboards.permissions import SEES_THE_COUNCIL
from dashboards.selectors.work import answering, keeping, partners, reading
from dashboards.selectors.work.piece import Work

__all__ = ["KINDS", "Work", "work_for"]

WITH_ROUNDS = (P.RUN_ROUNDS, P.HAND_OUT_CODES, P.ENTER_PAPER_STARS)

# Who has this kind of work (one of these permissions is enough), and what counts what waits. In the order of the desk.
KINDS: tuple[tuple[tuple[P, ...], Callable[[User], Work]], ...] = (
    ((P.HANDLE_CONCERNS,), reading.concerns),
    ((P.MODERATE_FORUM_ITEMS,), reading.forum_queue),
    ((P.MODERATE_COUNCIL_ITEMS,), reading.council_queue),
    ((P.DECIDE_WITHHOLDING,), reading.withholding),
    ((P.RESPOND,), answering.answers),
    ((P.RESPOND,), answering.promises),
    ((P.EDIT_ACTIONS, P.ACCEPT_ACTION), answering.actions),
    ((P.ANSWER_CONTACT_REQUESTS,), answering.contact_requests),
    ((P.ENTER_FOR_OTHERS,), answering.entering),
    ((P.ADMINISTER,), keeping.administration),
    ((P.EDIT_REPORTS,), answering.reports),
    ((P.EDIT_REPORTS, P.ADMINISTER), answering.statements),
    ((P.COMMENT_ON_REPORTS,), reading.drafts),
    ((P.VOTE,), partners.stars),
    ((P.REFLECT,), partners.reflection),
    ((P.READ_AUDIT,), keeping.audit),
    ((P.MODERATE_FORUM_ITEMS,), reading.proposals),
    ((P.EDIT_REPORTS,), answering.event_notes),
    (WITH_ROUNDS, answering.rounds),
    ((P.RESPOND,), answering.focus_list),
    (SEES_THE_COUNCIL, answering.council),
    ((P.ADMINISTER,), reading.duty),
    ((P.ADMINISTER,), keeping.second_factors),
    ((P.ADMINISTER,), keeping.counts),
    ((P.EDIT_REPORTS, P.ADMINISTER), keeping.files),
    ((P.READ_AUDIT,), keeping.log),
    ((P.READ_AUDIT,), keeping.totals),
    ((P.EDIT_REPORTS, P.ADMINISTER), answering.who),
    ((P.LOG_HOURS,), partners.hours),
    ((P.VOTE,), partners.agreement),
    (READS_ANSWERS, reading.answers_to_questions),
    ((P.EDIT_REPORTS,), answering.said),
)


def work_for(user: User) -> list[Work]:
    """Return what `user` may do and what waits there, the urgent first."""
    work = [make(user) for needed, make in KINDS if any(user.may(permission) for permission in needed)]
    if leads_the_forum(user):
        work.append(partners.thanks(user))
    return sorted(work, key=lambda piece: not piece.urgent)
