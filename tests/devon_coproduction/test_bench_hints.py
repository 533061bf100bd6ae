"""The measure of the hints: it reads marks, counts fairly, and the page in docs says what is true now."""

import ast
from pathlib import Path

import pytest

from devon_coproduction import bench_hints
from devon_coproduction.bench_hints import Score, Sentence, measure, read
from lib.hints import Kind

ROOT = Path(__file__).resolve().parents[2]
# Who may ask for hints: the gentle check of a writer's own words, and the choices beside a moderator's marks.
MAY_ASK = {
    "feedback/selectors/gentle_check.py", "feedback/selectors/marking.py", "devon_coproduction/bench_hints.py",
    "feedback/selectors/published_hints.py",  # shown to staff beside what they publish
}  # fmt: skip


def test_read_takes_the_marks_out_and_keeps_their_places():
    assert read(["# a comment", "", "Ring [Amy|name] on [1|phone].\n"]) == [
        Sentence("Ring Amy on 1.", ((Kind.NAME, 5, 8), (Kind.PHONE, 12, 13)))
    ]


def test_measure_counts_what_is_lost_and_what_is_wrong():
    score = measure(read(["[Amy|name] and [a stranger|name] met Zainab."]))[Kind.NAME]

    assert score == Score(there=2, found=1, hinted=2, right=1)
    assert (score.recall, score.precision) == (0.5, 0.5)


def test_sentences_are_enough_and_half_of_them_are_held_out():
    seen, held_out, after = bench_hints.parts()

    assert (len(seen) + len(held_out) + len(after) >= 300, len(held_out) >= 100, len(after) >= 40) == (True, True, True)
    texts = [sentence.text for part in (seen, held_out, after) for sentence in part]
    assert len(texts) == len(set(texts))
    assert {kind for part in (seen, held_out) for one in part for kind, _start, _end in one.spans} == set(Kind)


def test_every_kind_reaches_the_aim_on_what_was_held_out():
    scores = measure(bench_hints.parts()[1])

    below = [kind for kind, score in scores.items() if score.recall < 0.9 or score.precision < 0.8]
    assert below == []


@pytest.mark.parametrize("changed", ["", "# Another page\n"])
def test_check_compares_the_page_with_what_is_measured(tmp_path, monkeypatch, changed):
    page = tmp_path / "hints.md"
    page.write_text(changed or bench_hints.page(*bench_hints.parts()), encoding="utf-8")
    monkeypatch.setattr(bench_hints, "PAGE", page)

    assert bench_hints.main(["--check"]) == (1 if changed else 0)


def test_nothing_that_decides_ever_asks_for_hints():
    """MO-12: hints may raise attention and never decide; no service, task, model or permission knows of them."""
    asking = {
        str(path.relative_to(ROOT))
        for path in ROOT.glob("*/**/*.py")
        if path.relative_to(ROOT).parts[0] not in ("tests", "lib", "node_modules", ".venv") and _asks(path)
    }

    assert asking == MAY_ASK


def _asks(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("lib.hints."):
            return True
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "lib"
            and any(name.name == "hints" for name in node.names)
        ):
            return True
        if isinstance(node, ast.Import) and any(name.name.startswith("lib.hints") for name in node.names):
            return True
    return False
