"""What an answer says, apart from the record that keeps it."""

from dataclasses import dataclass, fields
from datetime import date

from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response
from lib.words import clean


@dataclass(frozen=True, slots=True)
class ResponseWords:
    """What an answer says. `due_on` is a day; `owner` is a post, never a person's name.

    `child_version` is the same for children and young people, written for them (CY-12). `correction_reason` says why
    a published answer is corrected, and is empty for a first answer.
    """

    said: str
    outcome: str
    answer: str
    owner: str
    cornerstone: Cornerstone
    reason: str = ""
    evidence: str = ""
    due_on: date | None = None
    area_of_weakness: AreaOfWeakness | None = None
    child_version: str = ""
    correction_reason: str = ""


def fields_of(words: ResponseWords) -> dict[str, object]:
    """Return the tidy words by the names of the record's fields."""
    tidy = {field.name: getattr(words, field.name) for field in fields(words)}
    return {name: clean(value).strip() if isinstance(value, str) else value for name, value in tidy.items()}


def words_of(response: Response) -> ResponseWords:
    """Return what an answer says now."""
    return ResponseWords(**{field.name: getattr(response, field.name) for field in fields(ResponseWords)})
