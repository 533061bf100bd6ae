"""What the easy versions are made of: a picture with its words, and a face with its number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One picture and its words. `picture` is the name of a drawing in templates/drawings/young/."""

    id: str
    picture: str
    title: str
    sentences: tuple[str, ...]

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"drawings/young/{self.picture}.svg"


@dataclass(frozen=True, slots=True)
class Face:
    """How many young people felt like this: a face with its word, and the number in words."""

    picture: str
    word: str
    number: str

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"drawings/young/{self.picture}.svg"


@dataclass(frozen=True, slots=True)
class Felt:
    """How one thing feels to young people; `few` says so where no number may be shown."""

    id: str
    title: str
    faces: tuple[Face, ...]
    few: str
