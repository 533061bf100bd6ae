"""A room of 300 phones in which everybody votes within one minute, all behind the connection of one hall.

Each phone does what a person does: opens the page of the QR code with its style sheet, types the code, chooses, checks
and sends. Every tenth has a poor connection and sends its choice twice. Nothing is mocked; what was kept is counted in
the database afterwards.
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import django

from devon_coproduction.bench.phone import Phone
from devon_coproduction.run.steps import say

PHONES = 300
FIRST_SECONDS = 50.0  # the last phone begins then: typing and thinking take it the rest of the minute
SEED = 20261122


def bench() -> None:
    """Let the room vote, and say how long the pages took and what was kept."""
    django.setup()
    round_for_phones = import_module("devon_coproduction.bench.round_for_phones")  # needs Django to be set up
    path, codes, slugs = round_for_phones.prepare(PHONES)
    chance = random.Random(SEED)  # noqa: S311  # nosec B311  the same room each time
    phones = [
        Phone(path=path, code=code, choice=slugs[at % len(slugs)], twice=at % 10 == 0, thinks=chance.random())
        for at, code in enumerate(codes)
    ]
    began = time.monotonic()
    turns = [began + chance.uniform(0, FIRST_SECONDS) for _phone in phones]
    with ThreadPoolExecutor(PHONES) as pool:
        list(pool.map(Phone.vote, phones, turns))
    _say_how_fast(phones, time.monotonic() - began)
    _say_what_was_kept(phones, *round_for_phones.kept())


def _say_how_fast(phones: Sequence[Phone], seconds: float) -> None:
    took = sorted(ms for phone in phones for ms in phone.took)
    wrong = Counter(reason for phone in phones for reason in phone.wrong)
    half, most = statistics.median(took), took[int(len(took) * 0.95)]
    say(f"A room of {len(phones)} phones voted in {seconds:.0f} s: {len(took) / seconds:.0f} pages a second")
    say(f"  half under {half:.0f} ms   95 % under {most:.0f} ms   the slowest {took[-1]:.0f} ms")
    say(f"  errors: {sum(wrong.values())} of {len(took)} pages" + "".join(f"\n    {why}" for why in wrong))


def _say_what_was_kept(phones: Sequence[Phone], kept: Counter[str], links: int) -> None:
    chosen = Counter(phone.choice for phone in phones)
    same = "just what the phones chose" if kept == chosen else "NOT what the phones chose"
    say(f"  {sum(kept.values())} of {len(phones)} choices kept, {same}; {links} links in the chain")
