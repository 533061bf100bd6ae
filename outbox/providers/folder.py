"""Texts and letters as files in a folder: for a trial and for tests, never for the live portal."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from lib.codes import keyed_hash
from outbox.models import Message


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that holds one file for each message; the same message again is the same file."""

    path: str

    def __call__(self, message: Message) -> None:
        """Write the message, whole or not at all, readable by the owner alone. Raises OSError."""
        folder = Path(self.path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place = folder / f"{message.channel}-{keyed_hash(message.key, purpose='file of a message')[:20]}.json"
        draft = place.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump({"to": message.to, "subject": message.subject, "body": message.body}, out, ensure_ascii=False)
        draft.replace(place)
