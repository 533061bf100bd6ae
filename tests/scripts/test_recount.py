"""The independent recount gives the portal's own result, and finds whatever was done to the file."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from priorities.builder.chain import head_of
from priorities.builder.counting import places, plain
from scripts import recount

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "recount.py"
ROUNDS = 200
VOICES = ("parent-carers", "young-people")


def a_round(seed: int) -> list[dict]:
    """Return the lines of a made-up round: ties are common, some organisations give nothing, one item may be out."""
    dice = random.Random(seed)
    slugs = [f"p-{number}" for number in range(dice.randint(2, 9))]
    out = {dice.choice(slugs)} if dice.random() < 0.3 and len(slugs) > 2 else set()
    kept = [slug for slug in slugs if slug not in out]
    stars_each = dice.randint(1, 6)
    lines = [{"kind": "round", "slug": f"r-{seed}", "stars_each": stars_each, "threshold": dice.randint(1, 5)}]
    lines += [{"kind": "priority", "slug": slug, "strength": f"“{slug}” ★", "withdrawn": slug in out} for slug in slugs]
    for _ in range(dice.randint(0, 25)):
        given = [dice.choice(kept) for _ in range(dice.randint(0, stars_each))]
        lines.append(
            {"kind": "partners", "part": "", "stars": {slug: given.count(slug) for slug in sorted(set(given))}}
        )
    lines += [{"kind": dice.choice(VOICES), "first": dice.choice(kept)} for _ in range(dice.randint(0, 40))]
    return lines


def ours(lines: list[dict]) -> dict[str, list[tuple]]:
    slugs = [line["slug"] for line in lines if line["kind"] == "priority" and not line["withdrawn"]]
    found = {"partners": plain((line["stars"] for line in lines if line["kind"] == "partners"), slugs)}
    for voice in VOICES:
        found[voice] = plain(({line["first"]: 1} for line in lines if line["kind"] == voice), slugs)
    return {kind: [(one.place, int(one.score), one.slug) for one in places(scores)] for kind, scores in found.items()}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_recount_gives_our_own_result(seed):
    lines = a_round(seed)

    assert recount.recount(lines) == ours(lines)
    assert recount.head_of(lines) == head_of(lines)


def edited(lines, dice):
    kept = [line for line in lines if line["kind"] == "priority"]
    line = dice.choice(kept)
    line["strength"] += "."
    return lines


def deleted(lines, dice):
    del lines[dice.randrange(1, len(lines))]
    return lines


def inserted(lines, dice):
    lines.insert(
        dice.randrange(1, len(lines) + 1), copy.deepcopy(dice.choice(lines)) | {"kind": "partners", "stars": {}}
    )
    return lines


def cut_off(lines, dice):
    return lines[: dice.randrange(1, len(lines))]


def written_anew(lines, dice):
    return a_round(dice.randrange(10_000, 20_000))


@pytest.mark.parametrize("attack", [edited, deleted, inserted, cut_off, written_anew])
def test_whatever_is_done_to_the_file_is_found(attack):
    """200 times each. The head that was published is what finds a file that was cut off or written anew."""
    found = 0
    for seed in range(ROUNDS):
        lines = a_round(seed)
        published = head_of(lines)
        found += recount.head_of(attack(copy.deepcopy(lines), random.Random(seed))) != published
    assert found == ROUNDS


def test_without_the_published_head_a_file_written_anew_fits_itself():
    """The positive control: a chain alone proves nothing about who wrote it."""
    lines = a_round(20_001)
    assert recount.head_of(lines) == head_of(lines)


def test_order_of_the_ballots_is_part_of_what_was_published():
    lines = a_round(3)
    other = [*lines[:-2], lines[-1], lines[-2]]
    assert (lines[-1] != lines[-2]) is (recount.head_of(other) != head_of(lines))


def test_more_stars_than_there_were_are_refused():
    lines = [{"kind": "round", "stars_each": 2, "threshold": 1}, {"kind": "partners", "stars": {"a": 3}}]
    with pytest.raises(ValueError, match="more stars"):
        recount.recount(lines)


@pytest.mark.parametrize(("head", "code"), [("right", 0), ("0" * 64, 1)])
def test_an_outsider_runs_it_with_python_alone(tmp_path, head, code):
    lines = a_round(7)
    file = tmp_path / "result.json"
    file.write_text(json.dumps({"lines": lines, "head": "whatever the file says"}))
    given = head_of(lines) if head == "right" else head

    done = subprocess.run([sys.executable, "-I", SCRIPT, file, given], capture_output=True, text=True, check=False)

    assert done.returncode == code
    assert ("another one" in done.stdout) is bool(code)


def test_without_a_file_it_says_how_it_is_used():
    done = subprocess.run([sys.executable, "-I", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, "recount.py result.json HEAD" in done.stderr) == (1, True)
