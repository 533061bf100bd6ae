import pytest

from feedback.models import TrueForMeToo
from feedback.selectors.true_for_me_too import has_agreed
from feedback.services.agreeing import NotPublic, agree, take_back
from lib import codes
from tests.feedback import factories

pytestmark = pytest.mark.django_db


def test_agree_twice_is_once_and_can_be_taken_back():
    reference, token = factories.published().reference, codes.new_token()
    agree(reference=reference, token=token)
    agree(reference=reference, token=token)
    assert TrueForMeToo.objects.count() == 1
    assert has_agreed(reference, token) is True
    take_back(reference=reference, token=token)
    assert has_agreed(reference, token) is False


def test_agree_with_two_experiences_leaves_marks_that_cannot_be_joined():
    token = codes.new_token()
    for _ in range(2):
        agree(reference=factories.published().reference, token=token)
    assert len(set(TrueForMeToo.objects.values_list("mark", flat=True))) == 2
    assert {field.name for field in TrueForMeToo._meta.get_fields()} == {"id", "submission", "mark", "month"}


def test_agree_with_what_is_not_public_is_refused():
    with pytest.raises(NotPublic):
        agree(reference=factories.received().reference, token=codes.new_token())
