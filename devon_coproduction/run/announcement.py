"""Says where the portal is, once it really answers."""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from urllib.request import urlopen

from devon_coproduction.embedded.folder import Folder, tail
from devon_coproduction.run.steps import say

QUIETEST = 240.0  # seconds without an answer before we say so


@dataclass
class Announcement:
    """Called again and again: says where the portal is once it really answers, and only once."""

    folder: Folder
    sign_ins: str
    began: float = 0.0
    made: bool = False

    def __call__(self) -> None:
        """Ask the portal; say so when it answers, or when it has not for a long time."""
        if self.made:
            return
        self.began = self.began or time.monotonic()
        if answers(os.environ["SITE_URL"]):
            self._make(f"\nThe portal is running at {os.environ['SITE_URL']}/   (stop it with Ctrl-C)\n")
        elif time.monotonic() - self.began > QUIETEST:
            log = self.folder.log("web")
            self._make(f"\nThe portal does not answer yet. The end of {log}:\n{tail(log)}")

    def _make(self, sentence: str) -> None:
        self.made = True
        say(f"{sentence}\n{self.sign_ins}".rstrip())
        say(f"\nE-mails are put in {self.folder.path / 'mail'}; what each part says is in {self.folder.path}/*.log")


def answers(site: str) -> bool:
    """Tell whether the portal at `site` says that it is well."""
    with suppress(OSError, HTTPException), urlopen(f"{site}/health/", timeout=5) as answer:  # noqa: S310  # nosec B310
        return bool(answer.status == 200)
    return False
