import pytest

pytestmark = pytest.mark.django_db


def test_leave_goes_elsewhere_and_forgets_every_cookie(client):
    client.cookies["draft"] = "a"
    client.cookies["feedback"] = "b"
    client.cookies["something-of-later"] = "c"
    response = client.get("/leave/")
    assert response.headers["Location"] == "https://www.bbc.co.uk/weather"
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert {name: cookie["max-age"] for name, cookie in response.cookies.items()} == {
        "draft": 0,
        "feedback": 0,
        "something-of-later": 0,
        "session": 0,
    }


def test_leave_signs_a_person_out_of_this_browser(signed_in, moderator):
    client = signed_in(moderator)
    assert client.get("/moderation/").status_code == 200
    client.get("/leave/")
    assert client.get("/moderation/").status_code == 302
