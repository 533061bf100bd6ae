import pytest

from accounts.enums import Role
from feedback.answers import Answers
from feedback.checklist import Check
from feedback.models import OriginalWords, Submission
from feedback.selectors.receipts import hash_of_code
from feedback.services import moderation
from feedback.services.correcting import Change, TooLate, correct
from feedback.services.sending import NothingSaid, send
from lib import codes
from tests.feedback import factories

pytestmark = pytest.mark.django_db
NEW = Change(valued="", needs_change="The letters come very late.")
SAFE = Check(
    singling_out=True, linking=True, inference=True, small_place=True, unusual_condition=True, staff_named=True
)


@pytest.fixture
def code_hash():
    return hash_of_code(send(answers=Answers(needs_change="The letters come late."), token=codes.new_token()).code)


def texts():
    return list(OriginalWords.objects.order_by("version").values_list("version", "needs_change"))


def test_correct_keeps_both_versions(code_hash):
    correct(code_hash=code_hash, change=NEW)
    assert texts() == [(1, "The letters come late."), (2, "The letters come very late.")]


def test_correct_with_the_same_words_changes_nothing(code_hash):
    correct(code_hash=code_hash, change=NEW)
    assert correct(code_hash=code_hash, change=NEW).version == 2
    assert len(texts()) == 2


def test_correct_to_nothing_is_refused(code_hash):
    with pytest.raises(NothingSaid):
        correct(code_hash=code_hash, change=Change(" ", "\n"))


@pytest.mark.parametrize("event", ["published", "unsafe", "withdrawn"])
def test_correct_is_too_late_once_somebody_decided(code_hash, event):
    submission = Submission.objects.get()
    if event == "published":
        factories.publish(submission)
    elif event == "unsafe":
        factories.raise_concern(submission)
    else:
        factories.move(submission, "withdrawn")
    with pytest.raises(TooLate):
        correct(code_hash=code_hash, change=NEW)
    assert len(texts()) == 1


def test_correct_stops_a_moderator_who_read_the_old_words(code_hash):
    submission = Submission.objects.get()
    moderator = factories.person(Role.FORUM_MODERATOR)
    correct(code_hash=code_hash, change=NEW)
    with pytest.raises(moderation.DecidedAlready) as refused:
        moderation.publish(
            submission=submission, by=moderator, seen_version=submission.version, redactions=(), check=SAFE
        )
    assert (refused.value.by_name, refused.value.at) == ("The writer", None)
    assert refused.value.verdict == "they changed their words, so read them again"


def test_correct_is_what_is_published_then(code_hash):
    submission = correct(code_hash=code_hash, change=NEW)
    version = moderation.publish(
        submission=submission,
        by=factories.person(Role.FORUM_MODERATOR),
        seen_version=submission.version,
        redactions=(),
        check=SAFE,
    )
    assert version.needs_change == "The letters come very late."
