"""What the front page says: the last report's findings, the latest answers, the cornerstones, the clock."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from cornerstones.selectors import CornerstoneShown, all_cornerstones
from feedback.enums import Outcome
from feedback.selectors.answers import Answer, you_said_we_did
from feedback.selectors.lists import Filters
from reports.selectors import archive, report_page

TONES = {Outcome.DID: "done", Outcome.WILL: "doing", Outcome.CANNOT: "stopped", Outcome.DISAGREE: "stopped"}
LATEST_ANSWERS = 3
SHORT_QUOTE = 220  # letters; a longer story is read on its own page


@dataclass(frozen=True)
class Changed:
    """One answer of the council in short."""

    tone: str
    status: str
    said: str
    words: str
    href: str


@dataclass(frozen=True)
class LastReport:
    """What the newest published report found; `told` is what people told us and how it was answered."""

    name: str
    href: str
    told: list[str]
    quotes: tuple[str, ...]
    clock: tuple[str, ...]


@dataclass(frozen=True)
class FrontPage:
    """All of it; `report` is None before the first one is published."""

    report: LastReport | None
    changed: tuple[Changed, ...]
    stones: tuple[CornerstoneShown, ...]


def front_page() -> FrontPage:
    """Return the front page. Its figures are those of the last published report, never live counts."""
    return FrontPage(report=_last_report(), changed=_latest_changes(), stones=all_cornerstones())


def _latest_changes() -> tuple[Changed, ...]:
    """Return the newest answers, and before them the newest thing that was done: that is what changed."""
    done = you_said_we_did(Filters(outcome=Outcome.DID), size=1).items
    references = {answer.reference for answer in done}
    others = [answer for answer in you_said_we_did(size=LATEST_ANSWERS).items if answer.reference not in references]
    return tuple(_changed(answer) for answer in [*done, *others][:LATEST_ANSWERS])


def _last_report() -> LastReport | None:
    covers = archive()
    if not covers:
        return None
    report = report_page(covers[0].slug, reader=AnonymousUser())
    texts = [text for quote in report.experiences.quotes for text in (quote.valued, quote.needs_change)]
    return LastReport(
        name=f"the progress report for {report.cover.words}",
        href=f"/reports/{report.cover.slug}/",
        told=[finding for finding in report.findings if finding not in report.speed],
        quotes=tuple(text for text in texts if text and len(text) <= SHORT_QUOTE)[:2],
        clock=report.speed,
    )


def _changed(answer: Answer) -> Changed:
    return Changed(TONES[Outcome(answer.outcome)], answer.title, answer.said, answer.answer, answer.href)
