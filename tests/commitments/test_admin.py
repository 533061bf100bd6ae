"""Administrators change the council's commitments, and nothing else of this room."""

import pytest

from tests.commitments import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/commitments/commitment/"


def test_administrators_change_the_words_of_a_commitment(signed_in, administrator):
    client, one = signed_in(administrator), make.commitment()
    assert client.get(LIST).status_code == 200
    said = {"slug": one.slug, "title": "Help at once", "text": one.text, "cornerstone": one.cornerstone_id, "order": 2}
    assert client.post(f"{LIST}{one.pk}/change/", said).status_code == 302
    one.refresh_from_db()
    assert one.title == "Help at once"


def test_nobody_else_may(signed_in, report_editor, client):
    assert signed_in(report_editor).get(LIST).status_code in {302, 403}
    assert client.get(LIST).status_code == 302
