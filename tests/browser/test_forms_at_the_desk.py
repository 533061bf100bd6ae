"""Forms of officers, editors and moderators in Chromium, on a phone, without JavaScript: no fault on any."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from playwright.sync_api import BrowserContext, Page

from accounts.models import User
from commitments.enums import Aim, Delivery
from commitments.services import updates
from lib import clock
from reports import services as reports
from reports.enums import CommentBy
from statements import services as statements
from statements.builder.content import anchor_of
from tests.browser.by_keyboard import signed_in
from tests.browser.test_report_pages import look_at, summer_report
from tests.commitments import factories as make
from tests.statements.factories import comment, frozen, published

Open = Callable[..., BrowserContext]


def test_forms_of_an_action_have_no_fault(live_portal: str, open_context: Open) -> None:
    action = make.action(Delivery.UNDER_WAY, title="Answer every call")
    officer = action.officer
    step = updates.set_milestone(action=action, by=officer, title="A phone line", due_on=clock.today())
    figure = updates.add_measure(
        action=action, by=officer, title="Calls", unit="calls", aim=Aim.UP, target=Decimal(9), source="The log"
    )
    page = signed_in(officer, open_context, live_portal)
    at = f"/commitments/desk/{action.slug}/"
    for path in (
        "", "change/", "update/", "note/", "steps/new/", f"steps/{step.pk}/reached/", f"steps/{step.pk}/dropped/",
        "figures/new/", f"figures/{figure.pk}/", f"figures/{figure.pk}/change/", "helped/",
    ):  # fmt: skip
        look_at(page, f"{at}{path}")


def test_forms_of_reports_and_statements_have_no_fault(
    live_portal: str, open_context: Open, moderator: User, report_editor: User
) -> None:
    report = summer_report(moderator, report_editor)
    reports.send_for_comment(report=report, by=report_editor)
    words = {"words": "Letters still come late.", "signed": "The steering group"}
    reports.add_note(report=report, by_group=CommentBy.FORUM, by=moderator, **words)
    today = clock.today()
    told = comment(by=moderator, on=today - timedelta(days=500))
    first = published(by=report_editor, on=today - timedelta(days=90))
    comment(by=moderator, on=today - timedelta(days=20))
    draft = frozen(by=report_editor, on=today)
    statements.say_it_is_right(edition=draft, by=report_editor, seen=draft.digest)
    of_draft = f"/reports/annual-statements/desk/{draft.statement.slug}/{draft.number}/"
    look_at_all(
        signed_in(report_editor, open_context, live_portal),
        "/reports/versions/", "/reports/annual-statements/desk/", f"{of_draft}publish/", f"{of_draft}drop/",
        f"/reports/annual-statements/desk/{first.statement.slug}/correct/",
        f"/reports/annual-statements/{first.statement.slug}/comments/{anchor_of(told.reference)}/",
    )  # fmt: skip
    look_at_all(
        signed_in(moderator, open_context, live_portal),
        f"/reports/comment/{report.slug}/forum/", "/account/hours/", "/account/hours/delete/",
    )  # fmt: skip


def look_at_all(page: Page, *paths: str) -> None:
    for path in paths:
        look_at(page, path)
