from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection, models

from authority.models import District
from cornerstones.models import Cornerstone
from feedback.answers import PRIVACY_VERSION, Answers
from feedback.enums import AboutOneChild, Phase, Readers, Setting, StatutoryClass, SubmissionState, Voice
from feedback.models import Draft, OriginalWords, ReceiptCode, Submission
from feedback.services import sending
from lib import clock, codes

pytestmark = pytest.mark.django_db
FRIDAY_BEFORE_CHRISTMAS = datetime(2026, 12, 18, 16, 30, 12, tzinfo=UTC)


@pytest.fixture
def places():
    District.objects.get_or_create(slug="torridge", defaults={"name": "Torridge"})
    for number, slug in enumerate(("communicate", "welcome-and-care"), start=90):
        Cornerstone.objects.get_or_create(slug=slug, defaults={"name": slug, "order": number, "summary": "x"})


def answers(**changes):
    return Answers(**{"valued": "The school rang back.", "needs_change": "Nobody told us why."} | changes)


def test_send_keeps_every_answer(places):
    sent = sending.send(
        answers=answers(
            readers=Readers.COUNCIL_ONLY,
            cornerstones=("communicate", "welcome-and-care"),
            district="torridge",
            phase=Phase.PRIMARY,
            setting=Setting.EOTAS,
            about_one_child=AboutOneChild.NO,
            may_quote=True,
        ),
        token=codes.new_token(),
    )
    submission = Submission.objects.get(reference=sent.reference)
    assert sorted(submission.cornerstones.values_list("slug", flat=True)) == ["communicate", "welcome-and-care"]
    assert submission.district.slug == "torridge"
    assert (submission.phase, submission.setting, submission.readers) == ("primary", "eotas", "council-only")
    assert (submission.about_one_child, submission.may_quote) == ("no", True)
    assert (submission.state, submission.privacy_version) == (SubmissionState.RECEIVED, PRIVACY_VERSION)
    words = OriginalWords.objects.get()
    assert (words.valued, words.needs_change) == ("The school rang back.", "Nobody told us why.")


def test_send_needs_only_one_text():
    sent = sending.send(answers=Answers(valued="", needs_change="Ring us."), token=codes.new_token())
    submission = Submission.objects.get(reference=sent.reference)
    assert (submission.cornerstones.count(), submission.district, submission.statutory_class) == (0, None, "")


def test_send_refuses_nothing():
    with pytest.raises(sending.NothingSaid):
        sending.send(answers=Answers(valued="  \n"), token=codes.new_token())
    assert Submission.objects.count() == 0


def test_send_drops_places_and_cornerstones_that_are_unknown(places):
    sent = sending.send(
        answers=answers(cornerstones=("communicate", "kindness"), district="atlantis"), token=codes.new_token()
    )
    submission = Submission.objects.get(reference=sent.reference)
    assert submission.district is None
    assert list(submission.cornerstones.values_list("slug", flat=True)) == ["communicate"]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (AboutOneChild.YES, StatutoryClass.INDIVIDUAL_SERVICE),
        (AboutOneChild.BOTH, ""),
        (AboutOneChild.NOT_SURE, ""),
        (None, ""),
    ],
)
def test_send_classes_what_is_about_one_child(about, expected):
    sending.send(answers=answers(about_one_child=about), token=codes.new_token())
    assert Submission.objects.get().statutory_class == expected


def test_send_keeps_a_group_with_its_size():
    sending.send(answers=answers(voice=Voice.GROUP, group_size=9), token=codes.new_token())
    assert Submission.objects.get().group_size == 9


def test_send_tidies_the_words_and_no_more():
    sending.send(answers=answers(valued="Cafe\u0301\r\n  two\rلا شيء 👩‍👧  \n"), token=codes.new_token())
    assert OriginalWords.objects.get().valued == "Café\n  two\nلا شيء 👩‍👧"


def test_send_promises_working_days():
    with clock.set_to(FRIDAY_BEFORE_CHRISTMAS):
        sent = sending.send(answers=answers(), token=codes.new_token())
    assert (sent.received_on, sent.read_by, sent.answered_by) == (
        date(2026, 12, 18),
        date(2026, 12, 29),
        date(2027, 1, 20),
    )


def test_send_twice_gives_one_record_and_the_same_receipt():
    token = codes.new_token()
    first = sending.send(answers=answers(), token=token)
    assert sending.send(answers=answers(valued="Other words"), token=token) == first
    assert sending.receipt_of(token=token) == first
    assert OriginalWords.objects.get().valued == "The school rang back."


def test_receipt_of_nothing_is_none():
    assert sending.receipt_of(token=codes.new_token()) is None


def test_send_keeps_only_hashes_of_the_code_and_the_token():
    token = codes.new_token()
    sent = sending.send(answers=answers(), token=token)
    assert len(sent.code) == 26
    kept = "\n".join(str(row) for table in feedback_tables() for row in table.objects.values())
    assert "The school rang back." in kept
    assert (token in kept, sent.code in kept, codes.show(sent.code) in kept) == (False, False, False)
    assert ReceiptCode.objects.get().code_hash == codes.keyed_hash(sent.code, purpose="receipt code")


def test_send_deletes_the_draft():
    token = codes.new_token()
    Draft.objects.create(pk=codes.keyed_hash(token, purpose="draft"), sealed=b"x")
    sending.send(answers=answers(), token=token)
    assert Draft.objects.count() == 0


def test_send_takes_another_reference_when_one_is_taken(monkeypatch):
    taken = sending.send(answers=answers(), token=codes.new_token()).reference
    offered = iter([taken, taken, "DEV-2222-3333"])
    monkeypatch.setattr(codes, "new_reference", lambda: next(offered))
    assert sending.send(answers=answers(), token=codes.new_token()).reference == "DEV-2222-3333"
    assert Submission.objects.count() == 2


def feedback_tables():
    return list(apps.get_app_config("feedback").get_models())


def test_send_keeps_no_time_finer_than_the_day():
    """Nothing that a writer leaves behind says at what hour they wrote, in any table of the portal."""
    before = {model: model.objects.count() for model in apps.get_models()}
    with clock.set_to(FRIDAY_BEFORE_CHRISTMAS):
        sending.send(answers=answers(), token=codes.new_token())
    touched = [model for model in apps.get_models() if model.objects.count() > before[model]]
    assert {model.__name__ for model in touched} == {"Submission", "OriginalWords", "ReceiptCode"}
    times = [
        (model.__name__, field.name, getattr(row, field.name))
        for model in touched
        for row in model.objects.all()
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateTimeField | models.TimeField)
    ]
    assert times == [("Submission", "claimed_until", None)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_number", range(5))
def test_send_by_eight_at_once_gives_one_record_and_the_same_receipt(round_number):
    token, together = codes.new_token(), Barrier(8)

    def press(_number):
        try:
            together.wait()
            return sending.send(answers=answers(), token=token)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as hands:
        receipts = set(hands.map(press, range(8)))
    assert len(receipts) == 1
    assert (Submission.objects.count(), OriginalWords.objects.count(), ReceiptCode.objects.count()) == (1, 1, 1)
