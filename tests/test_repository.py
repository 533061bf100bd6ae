"""The repository guards itself: migrations, order of imports, reasons, documents, and nothing of any one machine."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
HERE = Path(__file__).name
SOURCES = {".py", ".html", ".toml", ".md", ".yml", ".yaml", ".conf", ".sh", ".txt", ".scss", ".js", ".json", ".svg", ""}
# Hosts that libraries are fetched from, and paths of single machines. Written in halves, so that this page passes.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg", "index" + "-url =",
         "art" + "ifactory", "jfrog", "dev" + "pi", "code" + "artifact", "verd" + "accio")  # fmt: skip
MACHINE = re.compile(r"(?<![\w.<{/])/(?:work|root|home/\w+|Users/\w+|private/tmp)/")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
INLINE = re.compile(r"\sstyle\s*=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def committed() -> list[Path]:
    """Return every committed file that is text."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not names:
        pytest.skip("This is not a git folder: there is no list of committed files to look at.")
    files = [ROOT / name for name in names.split("\0") if name]
    return [file for file in files if file.suffix in SOURCES and file.is_file() and file.name != HERE]


def found(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    """Return every line that a pattern is in, with its place."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_rooms_and_modules_import_only_what_lies_below():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_room_stands_under_both_contracts():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rooms = {file.parent.name for file in ROOT.glob("*/__init__.py")} - {"tests"}
    between, inside = contracts["contracts"]
    assert set(contracts["root_packages"]) == rooms
    assert {name.strip() for layer in between["layers"] for name in layer.split("|")} == rooms
    assert set(inside["containers"]) == rooms - {"devon_coproduction", "lib"}


def test_diagrams_of_states_are_up_to_date():
    call_command("draw_states", check=True)


def test_every_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    begin, end = lines.index("dependencies = ["), lines.index("[tool.uv]")
    named = [line.strip() for line in lines[begin:end] if line.strip().startswith('"')]
    assert len(named) > 40
    assert [line for line in named if not re.search(r",\s+# \S", line)] == []


def test_no_file_names_a_registry():
    assert found(re.compile("|".join(map(re.escape, HOSTS)), re.IGNORECASE), committed()) == []


def test_no_file_names_a_place_on_one_machine():
    assert found(MACHINE, committed()) == []


def test_nothing_is_left_unfinished():
    assert found(UNFINISHED, committed()) == []


def test_only_sources_are_committed():
    inside = {file.relative_to(ROOT).parts[0] for file in committed()}
    assert inside & {"tmp", ".run", ".run-test", ".venv", "node_modules", "static-root", "test-results"} == set()


def test_templates_have_nothing_inline():
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("lib/**/*.html")]
    assert len(templates) > 100
    assert found(INLINE, templates) == []


def reaches_for_models(source: str) -> Iterator[int]:
    """Yield the line of each `….objects` in a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            yield node.lineno


def test_views_read_through_selectors():
    views = [file for file in ROOT.glob("*/views*") if file.parent.name != "tests"]
    modules = [module for file in views for module in ([file] if file.is_file() else file.rglob("*.py"))]
    assert len(modules) > 20
    assert [f"{m.relative_to(ROOT)}:{n}" for m in modules for n in reaches_for_models(m.read_text())] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (INLINE, '<p style="color: red">'),
        (INLINE, "<script>alert(1)</script>"),
        (INLINE, '<a onclick="go()">'),
        (MACHINE, "open('/work/main/x')"),
        (UNFINISHED, "# TO" + "DO later"),
    ],
)
def test_patterns_find_what_they_are_for(pattern: re.Pattern[str], line: str):
    assert pattern.search(line)


def test_checker_of_views_finds_a_reach():
    assert list(reaches_for_models("def view(request):\n    return User.objects.all()\n")) == [2]
