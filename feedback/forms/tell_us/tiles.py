"""Choices as tiles: a real tick or dot, a drawing beside it where there is one, and always the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice; `drawing` is the path of its picture, or empty. `apart`: it stands below the others."""

    id: str
    value: str
    text: str
    checked: bool
    drawing: str
    apart: bool


@dataclass(frozen=True, slots=True)
class Tiles:
    """One question: its words, its hint and error, the kind of its inputs, and its choices."""

    id: str
    name: str
    kind: str
    legend: str
    hint: str
    error: str
    tiles: tuple[Tile, ...]

    @property
    def described_by(self) -> str:
        """Return the ids of the hint and the error, for the fieldset."""
        ids = [f"{self.id}-hint" if self.hint else "", f"{self.id}-error" if self.error else ""]
        return " ".join(each for each in ids if each)

    @property
    def drawn(self) -> tuple[Tile, ...]:
        """Return the choices that stand together."""
        return tuple(tile for tile in self.tiles if not tile.apart)

    @property
    def apart(self) -> tuple[Tile, ...]:
        """Return the choices below them: not knowing and not saying."""
        return tuple(tile for tile in self.tiles if tile.apart)


def tiles_of(bound: BoundField, *, drawings: Mapping[str, str], apart: Iterable[str]) -> Tiles:
    """Return a choice field as tiles; `drawings` names the drawing of a value, `apart` the values below."""
    below = set(apart)
    value = bound.value()
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    choices = [(str(key), str(words)) for key, words in getattr(bound.field, "choices", ()) if key]
    return Tiles(
        id=str(bound.auto_id),
        name=bound.html_name,
        kind="checkbox" if isinstance(bound.field.widget, forms.CheckboxSelectMultiple) else "radio",
        legend=str(bound.label),
        hint=str(bound.help_text),
        error=str(bound.errors[0]) if bound.errors else "",
        tiles=tuple(
            Tile(
                id=f"{bound.auto_id}-{number}" if number > 1 else str(bound.auto_id),
                value=key,
                text=words,
                checked=key in chosen,
                drawing=f"drawings/young/{drawings[key]}.svg" if key in drawings else "",
                apart=key in below,
            )
            for number, (key, words) in enumerate(choices, 1)
        ),
    )
