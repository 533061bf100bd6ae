"""Anyone, any time, one step: nobody signs in, nobody loses what they typed, and the numbers come first."""

import pytest

from feedback.models import SafeguardingConcern, Submission
from lib.codes import new_token
from tests.feedback.factories import published

pytestmark = pytest.mark.django_db
ANYBODY = "/somebody-may-not-be-safe/"


def page(response):
    return response.content.decode()


def test_reader_hides_an_experience_in_one_step(client):
    item = published()
    address = f"/experiences/{item.reference}/not-safe/"
    assert "Is somebody in danger now?" in page(client.get(address))
    key = new_token()
    for _press in range(2):
        answer = client.post(address, {"key": key, "worry": ""}, follow=True)
    assert "We have told a person" in page(answer)
    assert (SafeguardingConcern.objects.count(), Submission.objects.published().count()) == (1, 0)
    assert client.get(f"/experiences/{item.reference}/").status_code == 404


def test_anybody_tells_without_an_experience(client):
    client.post(ANYBODY, {"worry": "The boy next door"})
    concern = SafeguardingConcern.objects.get()
    assert (concern.submission, concern.worry, concern.raised_from) == (None, "The boy next door", "anybody")


@pytest.mark.parametrize("path", ["/", "/experiences/", "/you-said-we-did/", "/themes/", "/tell-us/parent-carer/"])
def test_every_page_leads_there_in_one_step(client, path):
    assert f'href="{ANYBODY}"' in page(client.get(path))


def test_young_person_finds_it_on_every_page_in_their_words(client):
    address = f"{ANYBODY}?for=young-person"
    assert f'href="{address}"' in page(client.get("/tell-us/young-person/who-is-here/"))
    asked = page(client.get(address))
    assert "Are you or somebody else not safe?" in asked
    assert "Nobody else can see it on this website" not in asked  # there is nothing of theirs on it
    answer = client.post(address, {"worry": ""}, follow=True)
    assert "Their job is to keep children safe." in page(answer)
    assert SafeguardingConcern.objects.get().raised_from == "anybody"


def test_past_the_limit_nobody_is_left_without_numbers_or_words(client):
    for _press in range(10):
        client.post(ANYBODY, {"worry": ""})
    answer = client.post(ANYBODY, {"worry": "My typed worry"})
    assert (answer.status_code, SafeguardingConcern.objects.count()) == (429, 10)
    assert "My typed worry" in page(answer)
    assert "tel:999" in page(answer)


@pytest.mark.parametrize("key", ["", "x", "é" * 43, "x" * 10_000])
def test_damaged_key_turns_nobody_away(key, client):
    assert client.post(ANYBODY, {"key": key, "worry": "Help"}).status_code == 302
    assert SafeguardingConcern.objects.count() == 1


def test_too_many_words_are_kept_on_the_page(client):
    answer = client.post(ANYBODY, {"worry": "x" * 5_001})
    assert list(answer.context["form"].errors) == ["worry"]
