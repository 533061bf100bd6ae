"""Finds the links and forms of a page, as a browser or an attacker would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class FoundForm:
    """One form: where it goes, how, and its fields with their values."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """What is in a page: `forms`, `links`, and every address that a browser fetches by itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[FoundForm] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(FoundForm(has.get("action", ""), has.get("method", "get").lower()))
        if tag == "a" and has.get("href"):
            self.links.append(has["href"])
        if tag == "link" and has.get("rel") == "alternate":
            return  # named for whoever follows a feed; no browser fetches it
        if tag in ("link", "script", "img", "iframe", "source", "video", "audio", "object", "embed", "use"):
            self.fetched += [value for name in ("src", "href", "srcset", "data", "poster") if (value := has.get(name))]
        if tag in ("input", "textarea", "select", "button") and has.get("name") and self.forms:
            self.forms[-1].fields[has["name"]] = has.get("value", "")


def has_html(response: object) -> bool:
    """Return whether a response is a whole HTML page."""
    return str(getattr(response, "headers", {}).get("Content-Type", "")).startswith("text/html")
