"""What organisations of the trial agree with since the event, and what they answer to its open questions."""

from collections.abc import Mapping

from accounts.models import User
from cornerstones.models import OpenQuestion, Statement
from cornerstones.selectors.agreement import event_among, events_with_statements
from cornerstones.services.answering import send_answer, write_answer
from cornerstones.services.deciding import publish_answer
from cornerstones.services.marking import agree

PUBLIC = (
    "Every family that uses a service, and children with them. It can start where they are already: at school, in a "
    "clinic, at a coffee morning."
)
WAITS = "Young people too, and not only those who like meetings. We would like to come to them."


def agree_and_answer(people: Mapping[str, User]) -> None:
    """Put marks of two organisations, publish one answer and leave one to be read. Does nothing before an event."""
    event = event_among(events_with_statements(), "")
    if event is None:
        return
    statements = list(event.statements.order_by("order")[:4])
    _agree(statements, people)
    first = event.questions.order_by("order").first()
    if first is not None:
        _answer(first, people)


def _agree(statements: list[Statement], people: Mapping[str, User]) -> None:
    for statement in statements[:3]:
        agree(statement=statement, phrase="", by=people["partner-lead"])
    for statement in statements[2:]:
        mark = statement.marks.first()
        agree(statement=statement, phrase=mark.phrase if mark else "", by=people["partner"])


def _answer(question: OpenQuestion, people: Mapping[str, User]) -> None:
    public = write_answer(question=question, text=PUBLIC, by=people["partner-lead"], seen_version=0)
    send_answer(answer=public, by=people["partner-lead"], seen_version=public.version)
    publish_answer(answer=public, by=people["report-editor"], seen_version=public.version)
    waits = write_answer(question=question, text=WAITS, by=people["partner"], seen_version=0)
    send_answer(answer=waits, by=people["partner"], seen_version=waits.version)
