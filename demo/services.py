"""Makes the trial data through the portal's own services, so that it obeys every rule."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.models import PartnerOrganisation, User
from accounts.services import invite
from demo.actions import act
from demo.afterwards import go_on
from demo.agreement import agree_and_answer
from demo.answering import answer_with
from demo.helping import Piles
from demo.people import ORGANISATIONS, PASSWORD, PEOPLE
from demo.population import bring_in_population, publish_trial_statement
from demo.promised import promise_for_priorities
from demo.proposals import make_proposals
from demo.requests import ask_and_order
from demo.rota import make_rota
from demo.rounds import open_trial_round
from demo.stories import MONTHS_OF_A_QUARTER, answers, drafts, quarter_start, stories
from demo.telling import tell
from demo.themes import make_themes
from demo.volunteers import write_hours
from feedback.services import moderation
from reports import services as report_services
from reports.builder import build
from reports.enums import CommentBy
from reports.models import Report
from reports.periods import Period, containing


@transaction.atomic
def load_trial_data() -> bool:
    """Make the trial's people, stories, answers and reports. Returns False when they are there already.

    Raises ImproperlyConfigured in production: made-up stories must never stand beside real ones.
    """
    if settings.PRODUCTION:
        raise ImproperlyConfigured("Trial data is for trials. It is refused in production.")
    if User.objects.filter(email=PEOPLE[0].email).exists():
        return False
    people = _people()
    make_rota(people)
    piles = Piles(people["helper"])
    told = {story.key: tell(story, people, piles) for story in stories()}
    themes = make_themes(told, people["moderator"])
    answered = {answer.key: answer_with(answer, told, people, themes, publish=True) for answer in answers()}
    go_on(answered, told, people["responder"])
    promise_for_priorities(answered, people["responder"])
    act(people, themes, answered)
    for draft in drafts():
        answer_with(draft, told, people, themes, publish=False)
    for story in stories():
        if story.fate == "claimed":  # now, not on the day of the story: a claim runs out after an hour
            moderation.claim(submission=told[story.key], by=people["second-moderator"])
    ask_and_order(people)
    open_trial_round(people)
    make_proposals(people)
    agree_and_answer(people)
    bring_in_population(people)
    write_hours(people)
    return True


NOTES = {
    CommentBy.FORUM: (
        "This is what families said to us too. We are glad that the noes are in it.",
        "The steering group of the trial forum",
    ),
    CommentBy.YOUNG_PEOPLE: (
        "It was good that somebody read it with us. There should be more about getting to college.",
        "Five young people of a trial youth group",
    ),
}


def build_trial_reports() -> None:
    """Build and publish the report of the quarter before last, and the annual statement.

    The last quarter's report is left to the worker and the editor.
    """
    editor = User.objects.get(email="report-editor@trial.example")
    _build(containing(quarter_start(-2), months=MONTHS_OF_A_QUARTER), editor)
    publish_trial_statement(editor)


def _people() -> dict[str, User]:
    organisations = {
        slug: PartnerOrganisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector})[0]
        for slug, (name, sector) in ORGANISATIONS.items()
    }
    people = {}
    for person in PEOPLE:
        user = invite(
            email=person.email,
            name=person.name,
            roles=person.roles,
            by=None,
            organisation=organisations.get(person.organisation),
        )
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        people[person.key] = user
    return people


def _build(period: Period, editor: User) -> None:
    report = report_services.ask_for_report(period=period, by=editor)
    build(report.pk)
    report.refresh_from_db()
    _comment(report, editor)
    report_services.publish(report=report, by=editor)


def _comment(report: Report, editor: User) -> None:
    """Let the forum and young people read it first, as always."""
    report_services.send_for_comment(report=report, by=editor)
    forum = User.objects.get(email="moderator@trial.example")
    for by_group, (words, signed) in NOTES.items():
        report_services.add_note(report=report, by_group=by_group, words=words, signed=signed, by=forum)
