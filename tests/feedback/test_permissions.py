"""The wall: who may read the words as sent, of which items, in which state, flagged or not."""

import pytest

from accounts.enums import Role
from feedback.enums import Readers, SubmissionState
from feedback.models import Submission
from feedback.permissions import may_read_words, open_to_flag_by, words_open_to
from tests.conftest import CAST
from tests.feedback.desk import in_state, proposed
from tests.feedback.factories import person, raise_concern

FORUM, COUNCIL = Readers.FORUM_AND_COUNCIL, Readers.COUNCIL_ONLY
# (role, readers, state, flagged) of everything that may be read; all else may not
MAY_READ = {
    ("moderator", FORUM, "received", False),
    ("second_moderator", FORUM, "received", False),
    ("council_moderator", COUNCIL, "received", False),
    # in second approval: of the desk, and not whoever proposed it (made by somebody outside the cast here)
    ("moderator", FORUM, "second-approval", False),
    ("second_moderator", FORUM, "second-approval", False),
    ("council_moderator", COUNCIL, "second-approval", False),
    ("council_moderator", FORUM, "withholding-recommended", False),
    ("council_moderator", COUNCIL, "withholding-recommended", False),
    ("council_moderator", FORUM, "second-officer", False),
    ("council_moderator", COUNCIL, "second-officer", False),
    *(("safeguarding_lead", readers, state, True) for readers in Readers for state in SubmissionState),
}


@pytest.fixture
def item(db):
    def make(readers, state, *, flagged):
        role = Role.FORUM_MODERATOR if readers == FORUM else Role.COUNCIL_MODERATOR
        made = in_state(state, moderator=person(role), council=person(Role.COUNCIL_MODERATOR), readers=readers)
        if flagged:
            raise_concern(made)
        return made

    return make


@pytest.mark.parametrize("flagged", [False, True])
@pytest.mark.parametrize("state", list(SubmissionState))
@pytest.mark.parametrize("readers", list(Readers))
def test_words_are_open_to_the_few_who_decide(readers, state, flagged, item, cast):
    submission = item(readers, state, flagged=flagged)
    expected = {role for role in CAST if (role, readers, state, flagged) in MAY_READ}
    assert {role for role, user in cast.items() if may_read_words(user, submission)} == expected
    listed = {role for role, user in cast.items() if Submission.objects.filter(words_open_to(user)).exists()}
    assert listed == expected


def test_words_in_second_approval_are_closed_to_whoever_proposed_them(moderator, second_moderator):
    submission = proposed(moderator)
    assert [may_read_words(user, submission) for user in (moderator, second_moderator)] == [False, True]


def test_words_close_when_the_role_is_gone(item, moderator):
    submission = item(FORUM, "received", flagged=False)
    moderator.is_active = False
    assert may_read_words(moderator, submission) is False


def test_open_to_flag_by_shows_nothing_of_council_only_items_to_the_forum(item, moderator, council_moderator):
    item(COUNCIL, "received", flagged=False)
    flaggable = [Submission.objects.filter(open_to_flag_by(user)).count() for user in (moderator, council_moderator)]
    assert flaggable == [0, 1]
