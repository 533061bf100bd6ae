"""What holds on every journey: pressed eight times at once it is one record, and a lost cookie loses nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from feedback.models import Draft, HelperEntry, OriginalWords, ReceiptCode, Submission
from feedback.views.tell_us.journeys import JOURNEYS
from tests.feedback import journey as parent
from tests.feedback import young_journey as young
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.telling import first_href, hidden_draft, send, tell
from tests.feedback.views import test_professional as professional
from tests.feedback.views import test_someone_else as someone_else

ANSWERS = {
    "parent-carer": parent.ANSWERS,
    "young-person": young.ANSWERS,
    "young-person-words": young.ANSWERS,
    "professional": professional.ANSWERS,
    "someone-else": someone_else.ANSWERS,
}
MOST_PAGES = {"young-person": 8, "young-person-words": 8}
ROUNDS, PRESSES = 10, 8


def choices() -> None:
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


def test_every_journey_is_walked_here():
    assert set(ANSWERS) == set(JOURNEYS)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ANSWERS)
def test_pages_of_a_journey_are_few(client, slug):
    """PC-19: a core journey has fewer than 12 pages; CY-01: a young person's has 8 or fewer."""
    choices()
    pages = [*tell(client, f"/tell-us/{slug}/", ANSWERS[slug]), "sent"]
    assert len(pages) <= MOST_PAGES.get(slug, 11), pages


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ANSWERS)
def test_cookies_lost_between_any_two_pages_lose_nothing(slug):
    """The form carries the token, so that what was typed is kept however the browser was cleaned meanwhile."""
    choices()
    start = f"/tell-us/{slug}/"
    last = walk_without_cookies(start, ANSWERS[slug])
    client = Client()
    sent = client.post(f"{start}check/", {"draft": last})
    assert sent.headers["Location"] == f"{start}sent/"
    typed = {value for fields in ANSWERS[slug].values() for key, value in fields.items() if key in TEXTS and value}
    kept = OriginalWords.objects.get()
    assert all(text in f"{kept.valued}\n{kept.needs_change}" for text in typed)
    assert "data-code=" in client.get(f"{start}sent/").content.decode()


TEXTS = ("valued", "needs_change")


def walk_without_cookies(start: str, answers: dict) -> str:
    """Answer every page, each with a fresh page whose cookies are deleted before it is sent. Returns the token."""
    client = Client()
    path = first_href(client.get(start).content.decode(), start)
    while not path.endswith("/check/"):
        token = hidden_draft(client.get(path).content.decode())
        client.cookies.clear()
        response = client.post(path, {"draft": token, **answers.get(path.removeprefix(start).strip("/"), {})})
        assert response.status_code == 302, response.content.decode()
        path = response.headers["Location"]
    return hidden_draft(client.get(path).content.decode())


def presses(path: str, fields: dict) -> Iterator[str]:
    """Press the same button eight times at once, from eight connections."""
    together = Barrier(PRESSES)

    def press(_number: int) -> str:
        together.wait()
        try:
            response = Client().post(path, fields)
            return response.headers.get("Location", str(response.status_code))
        finally:
            connection.close()

    with ThreadPoolExecutor(PRESSES) as hands:
        yield from hands.map(press, range(PRESSES))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("slug", ANSWERS)
def test_eight_presses_at_once_are_one_record(slug):
    choices()
    start = f"/tell-us/{slug}/"
    for done in range(1, ROUNDS + 1):
        client = Client()
        tell(client, start, ANSWERS[slug])
        token = hidden_draft(client.get(f"{start}check/").content.decode())
        assert set(presses(f"{start}check/", {"draft": token})) == {f"{start}sent/"}
        assert counts() == (done, done, done, done if slug == "someone-else" else 0, 0)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Submission, OriginalWords, ReceiptCode, HelperEntry, Draft))


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ANSWERS)
def test_a_journey_is_sent_once_and_its_code_comes_back(client, slug):
    choices()
    start = f"/tell-us/{slug}/"
    tell(client, start, ANSWERS[slug])
    code = parent.code_on(send(client, start).content.decode())
    assert client.post("/your-feedback/", {"code": code}).headers["Location"] == "/your-feedback/status/"
