"""A young person's way through the questions, for tests: both versions, page by page as a browser does."""

from django.test import Client

from tests.feedback.journey import code_on, hidden_draft

PICTURES, WORDS = "young-person", "young-person-words"
ANSWERS: dict[str, dict[str, object]] = {
    "who-is-here": {"telling": "alone", "company": "alone", "group_size": ""},
    "faces": {"feel-welcome-and-care": "good", "feel-communicate": "very-bad"},
    "what-went-well": {"good": ["listen", "safe"], "valued": "The bus driver says hello."},
    "what-needs-to-change": {"change": ["loud"], "needs_change": ""},
    "about-you": {"age_band": "11-to-15", "district": "torridge", "readers": "forum"},
}
ORDER = list(ANSWERS)


def address(slug: str, version: str = PICTURES) -> str:
    """Return the address of a page of a version."""
    return f"/tell-us/{version}/{slug}/"


def answer(client: Client, slug: str, version: str = PICTURES, **changes: object):
    """Answer one page: open it, post its form with the token that it carries. Dashes in names: pass a dict."""
    page = client.get(address(slug, version))
    token = hidden_draft(page.content.decode())
    return client.post(address(slug, version), {**ANSWERS.get(slug, {}), "draft": token, **changes})


def answer_all(client: Client, version: str = PICTURES, **changes: dict[str, object]) -> None:
    """Answer every page; `changes` are by page with underscores for dashes."""
    for slug in ORDER:
        response = answer(client, slug, version, **changes.get(slug.replace("-", "_"), {}))
        assert response.status_code == 302, response.content.decode()


def send(client: Client, version: str = PICTURES) -> str:
    """Check and send. Returns the code on the last page."""
    page = client.get(address("check", version))
    response = client.post(address("check", version), {"draft": hidden_draft(page.content.decode())})
    assert response.headers["Location"] == address("sent", version), response.content.decode()
    return code_on(client.get(address("sent", version)).content.decode())
