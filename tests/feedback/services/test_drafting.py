import pytest

from feedback.models import Draft
from feedback.selectors.receipts import hash_of_code
from feedback.services.drafting import discard, give_code, keep_answer, open_with_code
from feedback.services.sending import send
from lib import codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def token():
    made, _progress = keep_answer(
        token="", step="what-needs-to-change", changes={"needs_change": "CANARY late letters"}, journey="parent-carer"
    )
    return made


def test_give_code_opens_the_draft_without_its_token(token):
    code = give_code(token=token)
    found = open_with_code(typed=codes.show(code).lower())
    assert (found.token, found.progress.answers.needs_change) == (token, "CANARY late letters")
    assert found.progress.journey == "parent-carer"


def test_give_code_is_the_code_of_the_receipt(token):
    code = give_code(token=token)
    assert send(answers=open_with_code(typed=code).progress.answers, token=token).code == code
    assert open_with_code(typed=code) is None


def test_give_code_again_is_the_same_code(token):
    assert give_code(token=token) == give_code(token=token)


def test_give_code_keeps_neither_code_nor_token(token):
    code = give_code(token=token)
    draft = Draft.objects.get()
    kept = f"{draft.token_hash}{draft.code_hash}{bytes(draft.sealed)!r}{bytes(draft.sealed_token)!r}"
    assert [secret for secret in (code, token, "CANARY") if secret in kept] == []
    assert draft.code_hash == hash_of_code(code)


def test_give_code_without_a_draft_is_empty():
    assert give_code(token=codes.new_token()) == ""


def test_open_with_code_of_a_draft_that_was_deleted_is_none(token):
    code = give_code(token=token)
    discard(token=token)
    assert open_with_code(typed=code) is None


def test_draft_without_a_code_is_opened_by_no_code(token):
    assert open_with_code(typed=codes.derive_code(token)) is None
