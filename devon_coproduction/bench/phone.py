"""One phone in a room that votes: it keeps its cookies, follows the forms, and notes how long each page took."""

import http.client
import random
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from devon_coproduction.bench.portal import PORT

THINKING = (0.5, 2.0)  # seconds between two pages
PATIENCE = 30  # seconds for one page, then it counts as an error
_FIELD = re.compile(r'name="(csrfmiddlewaretoken|mark)"[^>]*value="([^"]*)"')
_STYLE = re.compile(r'<link[^>]*href="([^"]+\.css)"')
_FINE = (200, 302)


@dataclass
class Phone:
    """One phone with its code. `took` are milliseconds of each page, `wrong` what did not work; it may send `twice`."""

    path: str
    code: str
    choice: str
    twice: bool
    thinks: float
    cookies: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def vote(self, turn: float) -> None:
        """Wait until `turn`, then go through the whole ballot."""
        chance = random.Random(self.thinks)  # noqa: S311  # nosec B311  how long somebody thinks
        time.sleep(max(0.0, turn - time.monotonic()))
        page = self._open("GET", self.path)
        for style in _STYLE.findall(page):
            self._open("GET", style)
        for step, said in (("", {"code": self.code}), ("choose/", {"first": self.choice}), ("check/", {})):
            time.sleep(chance.uniform(*THINKING))
            sent = dict(_FIELD.findall(page)) | said
            if self.twice and step == "check/":
                self._fetch("POST", self.path + step, sent)  # the answer never reached the phone
            page = self._open("POST", self.path + step, sent)

    def _open(self, method: str, path: str, sent: dict[str, str] | None = None) -> str:
        """Fetch a page and the one that it leads to. Returns its text."""
        began = time.monotonic()
        status, leads_to, text, cookies = self._fetch(method, path, sent)
        self.cookies |= cookies
        self.took.append((time.monotonic() - began) * 1000)
        if status not in _FINE:
            self.wrong.append(f"{method} {path}: {status or text}")
        return self._open("GET", leads_to) if leads_to else text

    def _fetch(self, method: str, path: str, sent: dict[str, str] | None) -> tuple[int, str, str, dict[str, str]]:
        """Return the status (0: no answer), where it leads to, the text, and the cookies that it sets."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if sent is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", int(PORT), timeout=PATIENCE)
        try:
            line.request(method, path, urlencode(sent) if sent is not None else None, headers)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            return 0, "", type(error).__name__, {}
        finally:
            line.close()
        cookies = [each.partition(";")[0].partition("=") for each in answer.headers.get_all("Set-Cookie") or ()]
        leads_to = answer.headers.get("Location") or ""
        return answer.status, leads_to, text, {name: value for name, _, value in cookies}
