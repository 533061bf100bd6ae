"""Families who tell us over HTTP, as browsers do without JavaScript: cookies, forms, and patience."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

JOURNEY = "/tell-us/parent-carer/"
CHECK, SENT = f"{JOURNEY}check/", f"{JOURNEY}sent/"
ANSWERS = (
    ("who-reads-this", {"readers": "forum"}),
    ("what-needs-to-change", {"needs_change": "{story}"}),
    ("one-child", {"about_one_child": "no"}),
    ("quotes", {"may_quote": "yes"}),
)
PATIENCE = 90.0  # seconds that a family goes on trying
BUSY = (502, 503)
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@dataclass(frozen=True)
class Page:
    """An answer of the portal."""

    status: int
    location: str
    html: str
    retry_after: str = ""

    def hidden(self) -> dict[str, str]:
        """Return the fields that the page carries unseen, as a browser would send them."""
        fields = (dict(ATTRIBUTE.findall(tag)) for tag in re.findall(r"<input[^>]*>|<textarea[^>]*>", self.html))
        return {one["name"]: unescape(one.get("value", "")) for one in fields if "name" in one}


@dataclass(frozen=True)
class Receipt:
    """What a family was shown, and what they had told us."""

    story: str
    reference: str
    code: str


@dataclass
class Family:
    """One browser. `seen` counts answers by status; 0 is a connection that broke."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    fails: list[str] = field(default_factory=list)

    def get(self, path: str) -> Page:
        """Open a page."""
        return self._ask("GET", path, "")

    def post(self, path: str, fields: dict[str, str]) -> Page:
        """Send a form, with the token of the page it is on."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.cookies.get("csrf", ""), **fields}))

    def patiently(self, ask: Callable[[], Page]) -> Page:
        """Do something again and again until the portal can do it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                page = ask()
            except (OSError, HTTPException):
                self._count(0)
                time.sleep(0.05)
                continue
            self._count(page.status)
            if page.status not in BUSY:
                return page
            time.sleep(0.2)
        raise AssertionError(f"The portal did not answer for {PATIENCE:.0f} seconds.")

    def tell(self, story: str) -> Receipt:
        """Tell a story to the end; return the receipt."""
        self.begin(story)
        return self.send(story)

    def begin(self, story: str) -> str:
        """Answer every question that is necessary; return the secret token of the draft."""
        self.cookies.pop("draft", None)
        if "csrf" not in self.cookies:
            self.patiently(lambda: self.get(f"{JOURNEY}who-reads-this/"))
        for step, fields in ANSWERS:
            filled = {name: value.format(story=story) for name, value in fields.items()}
            page = self.patiently(lambda step=step, filled=filled: self.post(f"{JOURNEY}{step}/", self._with(filled)))
            assert page.status == 302, f"{step} answered {page.status}: {page.html[:500]}"
        return self.cookies["draft"]

    def send(self, story: str) -> Receipt:
        """Send what was told, pressing again until there is a receipt; return what it shows."""
        token = self.cookies["draft"]
        page = self.patiently(lambda: self.post(CHECK, {"draft": token}))
        assert (page.status, page.location) == (302, SENT), f"{page.status} {page.location}: {page.html[:500]}"
        return self.receipt(story)

    def receipt(self, story: str) -> Receipt:
        """Read the receipt that the portal shows now."""
        page = self.patiently(lambda: self.get(SENT))
        reference = re.search(r"Your reference<br><strong>([^<]+)", page.html)
        code = re.search(r'data-code="([^"]+)"', page.html)
        assert reference, f"no receipt: {page.status} {page.html[:500]}"
        assert code
        return Receipt(story, reference.group(1), code.group(1))

    def _with(self, fields: dict[str, str]) -> dict[str, str]:
        return {**fields, "draft": self.cookies.get("draft", "")}

    def _count(self, status: int) -> None:
        self.seen[status] = self.seen.get(status, 0) + 1

    def _ask(self, method: str, path: str, body: str) -> Page:
        parts = urlsplit(self.url)
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body=body or None, headers=headers)
            answer = connection.getresponse()
            page = Page(
                answer.status,
                answer.getheader("Location", ""),
                answer.read().decode(),
                answer.getheader("Retry-After", ""),
            )
            self._keep(answer.headers.get_all("Set-Cookie") or [])
        finally:
            connection.close()
        return page

    def _keep(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel.value:
                    self.cookies[name] = morsel.value
                else:
                    self.cookies.pop(name, None)
