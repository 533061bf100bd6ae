"""How each of the trial's stories is told, read, and published or not."""

from collections.abc import Callable, Mapping

from accounts.models import User
from demo.helping import Piles
from demo.stories import Story
from feedback.answers import Answers
from feedback.enums import RedactionReason, StatutoryClass, SubmissionState, TextField
from feedback.models import Submission
from feedback.redaction import Mark, find_all
from feedback.services import moderation, safeguarding
from feedback.services.moderation import Check
from lib import clock

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


def tell(story: Story, people: People, piles: Piles) -> Submission:
    """Take a story in, and let a moderator do what became of it. Returns it as it then stands."""
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
