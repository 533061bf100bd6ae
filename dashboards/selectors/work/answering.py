"""The work of the council: answers, promises, people to ring, reports, rounds."""

from accounts.enums import Permission
from accounts.models import User
from commitments.selectors.desk import how_many_want
from commitments.selectors.focus import how_many_wait as how_many_focus_waits
from contact.selectors.counts import what_waits
from dashboards.selectors.work.piece import Work, count
from feedback.enums import AnswerStatus
from feedback.models import Response
from feedback.selectors.entering import open_piles
from feedback.selectors.reopening import how_many_open_again
from feedback.selectors.responding import how_many_wait
from feedback.selectors.second_reader import asked_of
from feedback.selectors.statuses import answers_by_status
from priorities.selectors import turnout
from reports.enums import ReportState
from reports.selectors import desk as report_desk
from statements.selectors.desk import alarm


def answers(user: User) -> Work:
    """What waits for an answer, the drafts, and what a colleague asks this person to read."""
    words = count(
        how_many_wait(), "experience waits for an answer.", "experiences wait for an answer.", "Everything is answered."
    )
    again = how_many_open_again()
    if again:
        words = f"{count(again, 'answer is open again.', 'answers are open again.', '')} {words}"
    said = f"{words} {count(Response.objects.drafts().count(), 'draft', 'drafts', 'No drafts')}."
    to_read = count(asked_of(user).count(), "of them waits for you to read.", "of them wait for you to read.", "")
    return Work("Answer what people told us", "/responding/", f"{said} {to_read}".strip(), urgent=again > 0)


def promises(_user: User) -> Work:
    """What the council promised by a day: how much is late."""
    found = answers_by_status()
    late = count(found[AnswerStatus.LATE], "promise is late.", "promises are late.", "No promise is late.")
    words = f"{late} {count(found[AnswerStatus.UNDER_WAY], 'is under way.', 'are under way.', '')}".strip()
    return Work("Keep what we promised", "/you-said-we-did/?status=late", words)


def actions(user: User) -> Work:
    """Actions of this person that want an update or a note."""
    waiting = how_many_want(user)
    words = count(waiting, "action waits for you.", "actions wait for you.", "No action waits for you.")
    return Work("Actions", "/commitments/desk/", words, urgent=waiting > 0)


def statements(user: User) -> Work:
    """The annual statement that the law asks for: loud while it is late."""
    desk = "/reports/annual-statements/desk/" if user.may(Permission.EDIT_REPORTS) else "/reports/annual-statements/"
    said = alarm()
    words = said.text if said else "Every comment of families, with the council’s answer."
    return Work("The annual statement", desk, words, urgent=said is not None and said.is_late)


def who(_user: User) -> Work:
    """Who lives here beside who told us, and what is done about it."""
    words = "Who lives in the area, who told us something, and who we have not heard from."
    return Work("Who we hear from", "/dashboard/who/", words)


def focus_list(_user: User) -> Work:
    """Priorities that partners put first and that have no promise."""
    words = count(
        how_many_focus_waits(),
        "priority has no promise yet.",
        "priorities have no promise yet.",
        "No priority waits for a promise.",
    )
    return Work("What partners put first", "/commitments/focus-list/", words)


def council(_user: User) -> Work:
    """The council's dashboard."""
    words = "What is valued, what needs to change, and what waits, in numbers and charts."
    return Work("What people tell us, and how we keep up", "/dashboard/council/", words)


def entering(_user: User) -> Work:
    """Piles of paper forms, calls and events."""
    words = count(
        open_piles(), "pile is open.", "piles are open.", "Paper forms, phone calls and events. No pile is open."
    )
    return Work("Write down what people said", "/entering/", words)


def reports(_user: User) -> Work:
    """Progress reports that wait or failed."""
    rows = report_desk().rows
    failed = sum(row.state == ReportState.FAILED for row in rows)
    waits = sum(bool(row.held_up_by) for row in rows)
    built = sum(row.state == ReportState.BUILT for row in rows)
    ready = sum(row.may_be_published for row in rows)
    told = (
        count(failed, "report could not be built.", "reports could not be built.", ""),
        count(waits, "report waits for officers.", "reports wait for officers.", ""),
        count(built, "report is ready to check.", "reports are ready to check.", ""),
        count(ready, "report is ready to publish.", "reports are ready to publish.", ""),
    )
    words = " ".join(each for each in told if each) or "No report waits."
    return Work("Progress reports", "/reports/desk/", words, urgent=failed > 0)


def event_notes(_user: User) -> Work:
    """The write-up of an event."""
    return Work("Bring in the notes of an event", "/priorities/import/", "You see a preview first.")


def said(_user: User) -> Work:
    """What partners said at events."""
    return Work("What partners said", "/what-partners-said/", "Statements, agreement marks and open questions.")


def rounds(_user: User) -> Work:
    """Star rounds that are open."""
    words = count(turnout.how_many_open(), "round is open.", "rounds are open.", "No round is open.")
    return Work("Star rounds", "/rounds/", words)


def contact_requests(_user: User) -> Work:
    """People to ring and things to post."""
    waits = what_waits()
    calls = count(waits.call_backs, "person to ring", "people to ring", "Nobody waits to be rung")
    orders = count(waits.orders, "thing to post", "things to post", "nothing waits to be posted")
    news = count(waits.messages, "message to pass on", "messages to pass on", "no message to pass on")
    late = waits.late_call_backs + waits.late_orders
    words = f"{calls}, {orders}, {news}. {count(late, 'is late', 'are late', 'Nothing is late')}."
    return Work("People who asked us to get in touch", "/contact/", words, urgent=late > 0)
