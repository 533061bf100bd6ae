"""A parent carer's way through the questions, for tests."""

import re

from django.test import Client

STEP = "/tell-us/parent-carer/{}/"
CHECK = STEP.format("check")
SENT = STEP.format("sent")
ANSWERS = {
    "who-reads-this": {"readers": "forum"},
    "what-went-well": {"valued": "The school rang back."},
    "what-needs-to-change": {"needs_change": "Nobody told us why."},
    "cornerstones": {"cornerstones": ["communicate"]},
    "one-child": {"about_one_child": "no"},
    "about": {"district": "torridge", "phase": "primary", "setting": "special"},
    "quotes": {"may_quote": "yes"},
}
ORDER = list(ANSWERS)


def hidden_draft(html: str) -> str:
    """Return the token that the page carries."""
    found = re.search(r'name="draft" value="([\w-]*)"', html) or re.search(r'value="([\w-]*)"[^>]*name="draft"', html)
    return found.group(1) if found else ""


def answer(client: Client, slug: str, **changes):
    """Answer one step as a browser does: open the page, post its form with the token that it carries."""
    page = client.get(STEP.format(slug))
    token = hidden_draft(page.content.decode())
    return client.post(STEP.format(slug), {**ANSWERS.get(slug, {}), "draft": token, **changes})


def answer_all(client: Client, **changes) -> None:
    """Answer every question; `changes` are by step with underscores for dashes."""
    for slug in ORDER:
        response = answer(client, slug, **changes.get(slug.replace("-", "_"), {}))
        assert response.status_code == 302, response.content.decode()


def send(client: Client):
    """Check the answers and send them. Returns the confirmation page."""
    page = client.get(CHECK)
    response = client.post(CHECK, {"draft": hidden_draft(page.content.decode())})
    assert response.headers["Location"] == SENT
    return client.get(SENT)


def code_on(html: str) -> str:
    """Return the code that a confirmation page shows."""
    found = re.search(r'data-code="([0-9A-Z-]+)"', html)
    assert found
    return found.group(1)
