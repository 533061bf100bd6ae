"""A child or young person tells us: both versions, whose voice it is, stopping, and what is kept (CY-01 to CY-14)."""

import re

import pytest

from feedback.models import Draft, FeelingAbout, OriginalWords, Submission
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.journey import hidden_draft
from tests.feedback.young_journey import ORDER, PICTURES, WORDS, address, answer, answer_all, send

pytestmark = pytest.mark.django_db
VERSIONS = [PICTURES, WORDS]
PAGES = ["", *ORDER, "check"]


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


def main_text(response):
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def page(client, slug, version=PICTURES):
    return client.get(address(slug, version) if slug else f"/tell-us/{version}/")


@pytest.mark.parametrize("version", VERSIONS)
def test_version_is_sent_and_keeps_every_answer(client, version):
    answer_all(client, version)
    send(client, version)
    submission = Submission.objects.get()
    words = OriginalWords.objects.get()
    assert (submission.speaker, submission.voice, submission.company) == ("young-person", "own", "alone")
    assert (submission.age_band, submission.district.slug, submission.readers) == ("11-to-15", "torridge", "forum")
    assert submission.privacy_version == "2026-11-child"
    assert (words.valued, words.needs_change) == (
        "People listen to me.\nI feel safe.\nThe bus driver says hello.",
        "It is too loud or too busy.",
    )
    assert sorted(FeelingAbout.objects.values_list("cornerstone__slug", "feeling")) == [
        ("communicate", "very-bad"),
        ("welcome-and-care", "good"),
    ]
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_version_has_eight_pages_and_says_so(client, version):
    """CY-01: the start, the questions, the check and the receipt."""
    seen = [main_text(page(client, "", version))]
    for slug in ORDER:
        seen.append(main_text(page(client, slug, version)))
        answer(client, slug, version)
    seen.append(main_text(page(client, "check", version)))
    send(client, version)
    seen.append(main_text(page(client, "sent", version)))
    assert [re.findall(r"Page (\d) of (\d)", text) for text in seen] == [[(str(n), "8")] for n in range(1, 9)]
