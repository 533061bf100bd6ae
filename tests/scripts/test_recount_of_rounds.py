"""An outsider downloads a published result, runs the program on it, and finds what the page says."""

import random
import re
import subprocess
import sys

import pytest

from accounts.enums import Role
from lib.counting import how_many
from priorities.enums import Voice
from priorities.services import contents, paper
from tests.conftest import make_user
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.django_db
PRIORITIES = 6


def a_round(seed):
    """Hold a round through the services: ties, changes of mind, paper, something taken out, families many or few."""
    dice = random.Random(seed)
    names = [f"{kind} {number}" for kind in ("School", "Trust") for number in range(dice.randint(2, 9))]
    star_round = held.opened({name: stars(dice) for name in names}, priorities=PRIORITIES)
    for name in dice.sample(names, 2):
        held.give(star_round, name, stars(dice))
    on_paper(star_round, names[0], stars(dice))
    for voice in (Voice.PARENT_CARERS, Voice.YOUNG_PEOPLE):
        held.choose(star_round, voice, [f"p-{dice.randint(1, PRIORITIES)}" for _ in range(dice.choice((0, 5, 14)))])
    if seed % 2:
        gone = star_round.priorities.get(slug=f"p-{dice.randint(1, PRIORITIES)}")
        contents.withdraw_priority(priority=gone, by=make.editor(), why="It was there twice.")
    return held.published(star_round)


def stars(dice):
    given = [f"p-{dice.randint(1, PRIORITIES)}" for _ in range(dice.randint(0, 5))]
    return {slug: given.count(slug) for slug in set(given)}


def on_paper(star_round, name, choices):
    """Two helpers type the same paper."""
    seat = make.seat_of(star_round, name)
    for number, step in enumerate((paper.enter_paper, paper.check_paper)):
        helper = make_user(f"H {number}", Role.HELPER, email=f"h-{number}@example.org")
        step(seat=seat, by=helper, choices=choices)


def run(client, folder, head):
    """Download the file and the program as a visitor does, and run one on the other."""
    for name, address in (("autumn.json", "autumn/result.json"), ("recount.py", "recount.py")):
        (folder / name).write_bytes(client.get(f"/priorities/rounds/{address}").content)
    command = [sys.executable, "-I", "recount.py", "autumn.json", head]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def printed(text):
    """Return the places that the program prints: {ballot: [(place, number, slug, on the focus list)]}."""
    found, kind = {}, ""
    for line in text.splitlines():
        if row := re.match(r" +(\d+)\. +(\d+)  (\S+)(.*)", line):
            found[kind].append((int(row[1]), int(row[2]), row[3], bool(row[4])))
        elif line:
            kind = line
            found[kind] = []
    return found


@pytest.mark.parametrize("seed", range(8))
def test_recount_of_the_download_is_the_result_on_the_page(client, tmp_path, seed):
    star_round = a_round(seed)
    page = client.get("/priorities/rounds/autumn/")
    done = run(client, tmp_path, re.search(r'data-code="(\w{64})"', page.content.decode())[1])

    shown, counted = page.context["page"], printed(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [(place, slug) for place, _stars, slug, _focus in counted["partners"]] == places_on(shown)
    on_focus = {row.slug for group in shown.focus for row in group.rows}
    assert {slug for _place, _stars, slug, focus in counted["partners"] if focus} == on_focus
    for number, kind in enumerate(("partners", "parent-carers", "young-people")):
        assert votes_on(shown, number) in (None, {slug: votes for _place, votes, slug, _focus in counted[kind]})
    assert star_round.tally.head in " ".join(shown.check.groups).replace(" ", "")


def places_on(shown):
    """Return (place, slug) of the page's priorities, in the order of the table."""
    rows = {row.slug: row for group in (*shown.focus, *shown.others) for row in group.rows}
    found = [(int(re.match(r"\d+", rows[each.slug].place)[0]), each.slug) for each in shown.ballots.rows]
    words = {each.slug: dict(each.cells)["Partners’ stars"] for each in shown.ballots.rows}
    assert {slug: row.stars for slug, row in rows.items()} == {
        slug: how_many(int(number), "star") for slug, number in words.items()
    }
    return found


def votes_on(shown, number):
    """Return the numbers of a ballot by slug; None when they are not shown."""
    cells = {each.slug: each.cells[number][1] for each in shown.ballots.rows}
    return None if set(cells.values()) == {"not shown"} else {slug: int(words) for slug, words in cells.items()}


def test_file_that_somebody_changed_is_found(client, tmp_path):
    star_round = a_round(1)
    assert run(client, tmp_path, star_round.tally.head).returncode == 0
    file = tmp_path / "autumn.json"
    file.write_text(file.read_text().replace('"threshold": 3', '"threshold": 1'))
    again = [sys.executable, "-I", "recount.py", "autumn.json", star_round.tally.head]
    done = subprocess.run(again, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "another one" in done.stdout) == (1, True)
