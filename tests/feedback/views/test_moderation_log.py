import csv
import io

import pytest

from accounts.models import User
from feedback.models import Decision
from lib.codes import new_token
from tests.feedback.desk import publish, recommend, set_aside
from tests.feedback.factories import received

LOG = "/moderation/log/"
pytestmark = pytest.mark.django_db


def rows(response):
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def test_log_holds_each_decision_in_order_with_stable_codes_and_no_words(auditor, moderator, signed_in):
    published, recommended, aside = (received(original="CANARY words") for _ in range(3))
    publish(published, moderator)
    recommend(recommended, moderator, note="CANARY-NOTE")
    set_aside(aside, by=moderator, note="CANARY-WHY")
    found = rows(signed_in(auditor).get(LOG))
    assert found[0] == ["decision", "reference", "verdict", "ground", "has_note", "by", "at"]
    assert [row[1:6] for row in found[1:]] == [
        [published.reference, "publish", "", "no", "Mo Moderator"],
        [recommended.reference, "recommend-withholding", "vexatious", "yes", "Mo Moderator"],
        [aside.reference, "set-aside", "", "yes", "Mo Moderator"],
    ]
    assert [row[0] for row in found[1:]] == [str(pk) for pk in Decision.objects.values_list("pk", flat=True)]
    assert "CANARY" not in str(found)


def test_log_runs_no_formula(auditor, moderator, signed_in):
    User.objects.filter(pk=moderator.pk).update(name="=HYPERLINK(1)")
    publish(received(original="It was late."), moderator)
    assert rows(signed_in(auditor).get(LOG))[1][5] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("number", [1, 3])
def test_log_asks_the_same_for_any_number(number, auditor, moderator, signed_in, django_assert_num_queries):
    for _ in range(number):
        publish(received(original=f"It was late. {new_token()}"), moderator)
    client = signed_in(auditor)
    with django_assert_num_queries(4):
        rows(client.get(LOG))


@pytest.mark.parametrize("role", ["moderator", "council_moderator", "administrator", "safeguarding_lead", "responder"])
def test_log_is_for_auditors(role, request, signed_in):
    assert signed_in(request.getfixturevalue(role)).get(LOG).status_code == 403
