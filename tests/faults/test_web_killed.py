"""Whoever saw a receipt is kept once, whatever happens to the processes that answer."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import uuid4

from tests.faults.counting import NONE, Faults, faults
from tests.faults.families import Family, Receipt
from tests.faults.load import kill_a_web_worker, meanwhile, say, short_and_long, tell_all
from tests.faults.portal import Portal

PRESSES = 8  # of the same button, at once


@short_and_long("stories", 60, 10_000)
def test_receipts_are_true_while_web_workers_are_killed(portal: Portal, stories: int) -> None:
    with meanwhile(lambda: kill_a_web_worker(portal), seconds=(0.05, 0.3)) as kills:
        told = tell_all(portal, stories=stories)
    say(f"web workers: {len(kills)} kills, {stories} stories, answers {dict(told.seen)}")
    assert len(kills) > 0
    assert len(told.receipts) == len({receipt.reference for receipt in told.receipts}) == stories
    assert set(told.seen) <= {0, 200, 302, 503}
    assert faults(told.receipts, portal) == NONE


def test_every_receipt_opens_its_own_feedback(portal: Portal) -> None:
    for receipt in tell_all(portal, stories=3).receipts:
        visitor = Family(portal.url)
        visitor.get("/your-feedback/")
        assert visitor.post("/your-feedback/", {"code": receipt.code}).location == "/your-feedback/status/"
        html = visitor.get("/your-feedback/status/").html
        assert (receipt.reference in html, receipt.story in html) == (True, True)


@short_and_long("rounds", 5, 40)
def test_eight_presses_at_once_are_one_record_and_one_receipt(portal: Portal, rounds: int) -> None:
    for _ in range(rounds):
        story = f"Pressed often, {uuid4().hex}."
        receipts = press_at_once(portal, story)
        assert len(receipts) == PRESSES
        assert len(set(receipts)) == 1
        assert faults(receipts, portal) == NONE
    say(f"{PRESSES} presses at once, {rounds} rounds: 1 record, 1 receipt each")


def test_receipt_is_the_same_when_the_button_is_pressed_again_later(portal: Portal) -> None:
    family = Family(portal.url)
    story = f"Came back, {uuid4().hex}."
    token = family.begin(story)
    first = family.send(story)
    family.cookies["draft"] = token  # the back button
    assert family.send(story) == first


def test_counting_finds_a_lost_and_a_doubled_story(portal: Portal) -> None:
    story = f"Twice, {uuid4().hex}."
    kept = [Family(portal.url).tell(story), Family(portal.url).tell(story)]  # a browser that forgot its token
    never_kept = replace(kept[0], story="Shown, and not kept.")
    assert faults([*kept, never_kept], portal) == Faults(lost=["Shown, and not kept."], doubled=[story])


def press_at_once(portal: Portal, story: str) -> list[Receipt]:
    """Answer everything, and press the last button in eight windows of one browser in the same moment."""
    family = Family(portal.url)
    token = family.begin(story)
    ready = Barrier(PRESSES)

    def press(_number: int) -> Receipt:
        window = Family(portal.url, cookies={**family.cookies, "draft": token})
        ready.wait()
        return window.send(story)

    with ThreadPoolExecutor(PRESSES) as pool:
        return list(pool.map(press, range(PRESSES)))
