"""Looks at every HTML page that a test fetches: valid, titled, labelled, and nothing inline."""

import warnings
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

# Parse errors of html5lib that the HTML Living Standard does not know.
HARMLESS = {"unexpected-null-character"}


class PageFault(AssertionError):
    """A page has a fault that no page may have."""


class InspectingClient(Client):
    """Django's test client; raises PageFault for a faulty page. `inspect = False` turns that off for one test."""

    inspect = True

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if self.inspect and response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            check(response.content.decode(), request.get("PATH_INFO", ""))
        return response


def check(html: str, path: str = "") -> None:
    """Raise PageFault with every fault of the page at `path`."""
    if not html.strip() or path.startswith("/admin/"):
        return
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        root = parser.parse(html)
    faults = [f"invalid HTML at {place}: {code} {data}" for place, code, data in parser.errors if code not in HARMLESS]
    for look in (_title, _ids, _labels, _inline, _images, _language):
        faults.extend(look(root))
    if faults:
        raise PageFault(f"{path}: " + "; ".join(faults))


def words(element: Element | None) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _title(root: Element) -> list[str]:
    headings = [words(h1) for h1 in root.iter("h1")]
    title = words(root.find(".//title")).removeprefix("Error: ")
    if len(headings) != 1:
        return [f"{len(headings)} h1 headings"]
    return [] if title.startswith(headings[0]) else [f"title {title!r} does not begin with h1 {headings[0]!r}"]


def _ids(root: Element) -> list[str]:
    counts = Counter(element.get("id") for element in root.iter() if element.get("id") is not None)
    names = set(counts)
    doubled = [f"id {name!r} {number} times" for name, number in counts.items() if number > 1]
    lost = [
        f"{attribute} points to missing {name!r}"
        for element in root.iter()
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls")
        for name in (element.get(attribute) or "").split()
        if name not in names
    ]
    anchors = [
        f"link to missing #{name}"
        for a in root.iter("a")
        if (name := _fragment(a.get("href") or "")) and name not in names
    ]
    return doubled + lost + anchors


def _fragment(href: str) -> str:
    return href[1:] if href.startswith("#") and len(href) > 1 else ""


def _labels(root: Element) -> list[str]:
    labelled = {label.get("for") for label in root.iter("label")}
    fields = [*root.iter("input"), *root.iter("textarea"), *root.iter("select")]
    return [
        f"field {field.get('name')!r} has no label"
        for field in fields
        if field.get("type") not in ("hidden", "submit", "button")
        and field.get("id") not in labelled
        and not field.get("aria-label")
        and not field.get("aria-labelledby")
    ]


def _inline(root: Element) -> list[str]:
    faults = [f"style attribute on {element.tag}" for element in root.iter() if element.get("style") is not None]
    faults += ["inline script" for script in root.iter("script") if not script.get("src")]
    faults += ["style element" for _style in root.iter("style")]
    return faults + [
        f"{name} on {element.tag}" for element in root.iter() for name in element.attrib if str(name).startswith("on")
    ]


def _images(root: Element) -> list[str]:
    return [f"image without alt: {image.get('src')}" for image in root.iter("img") if image.get("alt") is None]


def _language(root: Element) -> list[str]:
    return [] if root.get("lang") else ["no language on html"]
