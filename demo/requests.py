"""The made-up people of the trial who want to be rung, or sent something. Their numbers are kept free by Ofcom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User
from contact.enums import CallBy, Format, Ordered, Way
from contact.models import CallBack, Order
from contact.services import call_backs
from contact.services.asking import ask_for_call_back, order
from contact.services.orders import mark_posted
from contact.wanted import CallWanted, PaperWanted
from lib import clock, codes

AGAIN = "01632 960101"


@dataclass(frozen=True)
class Ask:
    """Somebody asked to be rung some days ago; `summary` is what was said, `tries` how often nobody answered."""

    days_ago: int
    wanted: CallWanted
    summary: str = ""
    tries: int = 0


@dataclass(frozen=True)
class Paper:
    """Somebody ordered something some days ago."""

    days_ago: int
    wanted: PaperWanted
    posted: bool = False


ASKS = (
    Ask(
        16,
        CallWanted("Marian", AGAIN, summary_way=Way.EMAIL, summary_to="marian@trial.example", good_time="mornings"),
        summary="You told us that you could not open the form on your phone. We post you the paper form by Friday.",
    ),
    Ask(24, CallWanted("Piotr", "07700 900110", needs="an interpreter; Polish", good_time="after 5pm"), tries=3),
    Ask(9, CallWanted("Josie", "01632 960122", needs="a text first, so that I know it is you")),
    Ask(3, CallWanted("Devi", "07700 900133", call_by=CallBy.RELAY, needs="more time"), tries=1),
    Ask(1, CallWanted("Alex", "07700 900144", call_by=CallBy.TEXT, young=True, good_time="after school")),
    Ask(0, CallWanted("Marian", AGAIN, good_time="mornings", summary_way=Way.EMAIL, summary_to="marian@trial.example")),
)
PAPERS = (
    Paper(
        15,
        PaperWanted(Ordered.PAPER_FORM, "Marian", "1 Made-up Street\nExeter\nEX1 1AA"),
        posted=True,
    ),
    Paper(8, PaperWanted(Ordered.REPORT, "Tor View library", "2 Made-up Road\nOkehampton\nEX20 1AA", copies=5)),
    Paper(1, PaperWanted(Ordered.EASY_READ, "Sam", "3 Made-up Lane\nTotnes\nTQ9 5AA", copy_format=Format.EASY_READ)),
    Paper(
        0,
        PaperWanted(
            Ordered.PRIORITIES, "Piotr", "4 Made-up Hill\nBideford\nEX39 2AA", 1, Format.OTHER_LANGUAGE, "Polish"
        ),
    ),
)


def ask_and_order(people: Mapping[str, User]) -> None:
    """Make every call-back and order of the trial, as far as each has come."""
    for ask in ASKS:
        with clock.set_to(clock.now() - timedelta(days=ask.days_ago)):
            _ask(ask, by=people["contact-team"])
    for paper in PAPERS:
        with clock.set_to(clock.now() - timedelta(days=paper.days_ago)):
            _order(paper, by=people["contact-team"])


def _ask(ask: Ask, *, by: User) -> None:
    reference = ask_for_call_back(wanted=ask.wanted, token=codes.new_token()).reference
    made = CallBack.objects.get(reference=reference)
    if not ask.summary and not ask.tries:
        return
    made = call_backs.take(call_back=made, by=by, seen_version=made.version)
    for _try in range(ask.tries):
        made = call_backs.note_try(call_back=made, by=by, seen_version=made.version)
    if ask.summary:
        sent = {"summary_way": made.summary_way, "summary_to": made.summary_to}
        call_backs.finish(call_back=made, by=by, seen_version=made.version, summary=ask.summary, **sent)


def _order(paper: Paper, *, by: User) -> None:
    expected = order(wanted=paper.wanted, token=codes.new_token())
    if paper.posted:
        mark_posted(order=Order.objects.get(reference=expected.reference), by=by)
