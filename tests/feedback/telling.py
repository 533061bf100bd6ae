"""Any journey as a browser walks it: open a page, answer it, follow where it leads."""

import re
from collections.abc import Mapping
from typing import Any

from django.test import Client

from tests.feedback.journey import hidden_draft

Given = Mapping[str, Mapping[str, Any]]


def tell(client: Client, start: str, answers: Given) -> list[str]:
    """Answer every page from the start page to the check, and return the names of the pages that came."""
    path = first_href(client.get(start).content.decode(), start)
    pages = [""]
    while not path.endswith("/check/"):
        slug = path.removeprefix(start).strip("/")
        pages.append(slug)
        assert len(pages) < 30, pages
        response = answer(client, path, answers.get(slug, {}))
        assert response.status_code == 302, response.content.decode()
        path = response.headers["Location"]
    return [*pages, "check"]


def answer(client: Client, path: str, fields: Mapping[str, Any]):
    """Post one page with the token that it carries."""
    page = client.get(path)
    assert page.status_code == 200, (path, page.headers.get("Location"))
    return client.post(path, {"draft": hidden_draft(page.content.decode()), **fields})


def send(client: Client, start: str):
    """Send from the check, and return the page that shows the code."""
    sent = answer(client, f"{start}check/", {})
    assert sent.headers["Location"] == f"{start}sent/"
    return client.get(f"{start}sent/")


def first_href(html: str, start: str) -> str:
    """Return where the start button leads."""
    found = re.search(rf'href="({start}[\w-]+/)"', html)
    assert found, html
    return found.group(1)
