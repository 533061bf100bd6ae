"""Every pair of colours that pages use together, measured in the light and in the dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "assets" / "scss" / "_tokens.scss"
STONES = ("welcome", "include", "communicate", "partnership")
BODY, TEXT, SHAPE = 7.0, 4.5, 3.0

PAIRS: list[tuple[str, str, float]] = [
    *[("ink", ground, BODY) for ground in ("paper", "card", "sand", "sea-tint", "error-tint", "success-tint")],
    *[("ink", f"{stone}-tint", BODY) for stone in STONES],
    *[("quiet", ground, TEXT) for ground in ("paper", "card", "sand", "sea-tint")],
    ("sea-ink", "sea", BODY),
    ("sea-quiet", "sea", TEXT),
    *[(link, ground, TEXT) for link in ("link", "link-hover", "link-visited") for ground in ("paper", "card", "sand")],
    ("link", "sea-tint", TEXT),
    ("action-ink", "action", TEXT),
    ("action-ink", "action-hover", TEXT),
    ("focus-ink", "focus", BODY),
    *[("error", ground, TEXT) for ground in ("paper", "card", "error-tint")],
    *[("success", ground, TEXT) for ground in ("paper", "card", "success-tint")],
    *[(stone, f"{stone}-tint", TEXT) for stone in STONES],
    *[("on-colour", stone, TEXT) for stone in STONES],
    *[(stone, "paper", SHAPE) for stone in STONES],
    *[("edge", ground, SHAPE) for ground in ("paper", "card", "sand")],
    *[("star-edge", ground, SHAPE) for ground in ("paper", "card", "sand")],
    *[("action", ground, SHAPE) for ground in ("paper", "card", "sand")],
]


def schemes(text: str) -> dict[str, dict[str, str]]:
    blocks = re.findall(r"^\$(\w+): \((.*?)^\);", text, re.MULTILINE | re.DOTALL)
    return {name: dict(re.findall(r'"([\w-]+)": (#[0-9a-f]{6})', body)) for name, body in blocks}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faults(colours: dict[str, str]) -> list[str]:
    measured = [(a, b, least, contrast(colours[a], colours[b])) for a, b, least in PAIRS]
    return [f"{a} on {b}: {ratio:.2f}, needs {least}" for a, b, least, ratio in measured if ratio < least]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_has_enough_contrast(scheme: str) -> None:
    assert faults(schemes(TOKENS.read_text())[scheme]) == []


def test_a_bad_pair_is_found() -> None:
    colours = schemes(TOKENS.read_text())["light"] | {"ink": "#6f7f84"}

    assert faults(colours)[0] == "ink on paper: 4.10, needs 7.0"


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_both_schemes_name_the_same_colours() -> None:
    found = schemes(TOKENS.read_text())

    assert sorted(found) == ["dark", "light"]
    assert list(found["light"]) == list(found["dark"])
