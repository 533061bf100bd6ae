"""Makes the trial data through the portal's own services, so that it obeys every rule."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.models import PartnerOrganisation, User
from accounts.services import invite
from cornerstones.models import AreaOfWeakness, Cornerstone
from demo.actions import act
from demo.afterwards import go_on
from demo.agreement import agree_and_answer
from demo.helping import Piles
from demo.people import ORGANISATIONS, PASSWORD, PEOPLE
from demo.population import bring_in_population, publish_trial_statement
from demo.promised import promise_for_priorities
from demo.proposals import make_proposals
from demo.requests import ask_and_order
from demo.rota import make_rota
from demo.rounds import open_trial_round
from demo.stories import MONTHS_OF_A_QUARTER, Answer, Story, answers, drafts, quarter_start, stories
from demo.themes import make_themes
from feedback.answers import Answers
from feedback.enums import RedactionReason, StatutoryClass, SubmissionState, TextField
from feedback.models import Response, Submission, Theme
from feedback.redaction import Mark, find_all
from feedback.services import moderation, responding, safeguarding
from feedback.services.moderation import Check
from lib import clock
from reports import services as report_services
from reports.builder import build
from reports.enums import CommentBy
from reports.models import Report
from reports.periods import Period, containing

People = Mapping[str, User]
READ_AFTER = 3  # days until a trial moderator has read a story
CLASS_OF_STONE = {
    "welcome-and-care": StatutoryClass.CONTENT_QUALITY,
    "value-and-include": StatutoryClass.CONTENT_GAP,
    "communicate": StatutoryClass.ACCESSIBILITY,
    "work-in-partnership": StatutoryClass.DEVELOPMENT,
}
SAFE = Check(
    singling_out=True, linking=True, inference=True, small_place=True, unusual_condition=True, staff_named=True
)


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
    told = {story.key: _tell(story, people, piles) for story in stories()}
    themes = make_themes(told, people["moderator"])
    answered = {answer.key: _answer(answer, told, people, themes, publish=True) for answer in answers()}
    go_on(answered, told, people["responder"])
    promise_for_priorities(answered, people["responder"])
    act(people, themes, answered)
    for draft in drafts():
        _answer(draft, told, people, themes, publish=False)
    for story in stories():
        if story.fate == "claimed":  # now, not on the day of the story: a claim runs out after an hour
            moderation.claim(submission=told[story.key], by=people["second-moderator"])
    ask_and_order(people)
    open_trial_round(people)
    make_proposals(people)
    agree_and_answer(people)
    bring_in_population(people)
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


def _tell(story: Story, people: People, piles: Piles) -> Submission:
    with clock.set_to(story.at()):
        receipt = piles.take(story, _answers(story))
    submission = Submission.objects.get(reference=receipt.reference)
    with clock.set_to(story.at(READ_AFTER)):
        FATES[story.fate](story, submission, people)
    submission.refresh_from_db()
    return submission


def _answers(story: Story) -> Answers:
    return Answers.from_dict(
        {
            name: getattr(story, name)
            for name in (
                "speaker", "voice", "group_size", "channel", "readers", "valued", "needs_change", "cornerstones",
                "district", "phase", "setting", "about_one_child", "may_quote",
            )
        }
    )  # fmt: skip


def _moderator(submission: Submission, people: People) -> User:
    return people["council-moderator" if submission.readers == "council-only" else "moderator"]


def _second_moderator(submission: Submission, people: People) -> User:
    return people["second-council" if submission.readers == "council-only" else "second-moderator"]


def _marks(story: Story) -> list[Mark]:
    texts = {TextField.VALUED: story.valued, TextField.NEEDS_CHANGE: story.needs_change}
    return [
        Mark(field, start, end, RedactionReason(reason))
        for words, reason in story.redact
        for field, text in texts.items()
        for start, end in find_all(text, words)
    ]


def _statutory_class(story: Story) -> str:
    """Return how a moderator sorts a story for the law: by its first cornerstone; what is about one child stays so."""
    return "" if story.about_one_child == "yes" else CLASS_OF_STONE.get(next(iter(story.cornerstones), ""), "")


def _publish(story: Story, submission: Submission, people: People) -> None:
    moderation.publish(
        submission=submission,
        by=_moderator(submission, people),
        seen_version=submission.version,
        redactions=_marks(story),
        check=SAFE,
        statutory_class=_statutory_class(story),
    )
    submission.refresh_from_db()
    if submission.state == SubmissionState.SECOND_APPROVAL:
        by = _second_moderator(submission, people)
        moderation.agree(submission=submission, by=by, seen_version=submission.version)


def _recommend(story: Story, submission: Submission, people: People) -> None:
    moderation.recommend_withholding(
        submission=submission,
        by=_moderator(submission, people),
        seen_version=submission.version,
        ground=story.ground,
        note="We think that this is for the council to decide.",
    )


def _withhold(story: Story, submission: Submission, people: People) -> None:
    _recommend(story, submission, people)
    for officer in ("council-moderator", "second-council"):
        submission.refresh_from_db()
        if submission.state != SubmissionState.WITHHELD:
            _decide_to_withhold(story, submission, people[officer])


def _decide_to_withhold(story: Story, submission: Submission, by: User) -> None:
    moderation.withhold(
        submission=submission,
        by=by,
        seen_version=submission.version,
        ground=story.ground,
        note="The law does not ask us to publish this. We have read it. The help page says who can help with it.",
    )


def _raise_concern(story: Story, submission: Submission, people: People) -> None:
    safeguarding.raise_concern(submission=submission, by=people["moderator"], worry=story.worry)


def _leave(_story: Story, _submission: Submission, _people: People) -> None:
    """Nobody has read it yet."""


FATES: dict[str, Callable[[Story, Submission, People], None]] = {
    "received": _leave,
    "claimed": _leave,
    "published": _publish,
    "recommended": _recommend,
    "withheld": _withhold,
    "unsafe": _raise_concern,
}


def _answer(
    answer: Answer, told: Mapping[str, Submission], people: People, themes: Mapping[str, Theme], *, publish: bool
) -> Response:
    with clock.set_to(answer.at()):
        response = responding.draft_response(
            by=people["responder"],
            experiences=[told[key] for key in answer.stories],
            words=_words(answer),
            theme=themes.get(answer.theme),
        )
        if publish:
            responding.publish_response(response=response, by=people["responder"], seen_version=response.version)
    return response


def _words(answer: Answer) -> responding.ResponseWords:
    due_on = clock.today() + timedelta(days=answer.due_in_days) if answer.due_in_days else None
    return responding.ResponseWords(
        said=answer.said,
        outcome=answer.outcome,
        answer=answer.answer,
        owner=answer.owner,
        cornerstone=Cornerstone.objects.get(slug=answer.cornerstone),
        reason=answer.reason,
        evidence=answer.evidence,
        due_on=due_on,
        area_of_weakness=AreaOfWeakness.objects.filter(code=answer.area_of_weakness).first(),
    )


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
