"""Static files are collected once, also when several processes begin together."""

import time
from concurrent.futures import ThreadPoolExecutor

from devon_coproduction import collect


def test_four_that_begin_together_collect_once(settings, tmp_path, monkeypatch):
    settings.STATIC_ROOT = tmp_path / "static-root"
    called = []

    def collectstatic(*_names: str, **_more: object) -> None:
        called.append(time.monotonic())
        time.sleep(0.1)
        settings.STATIC_ROOT.mkdir(exist_ok=True)

    monkeypatch.setattr(collect, "call_command", collectstatic)
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _number: collect.collect_if_changed(), range(4)))
    assert (sorted(done), len(called)) == ([False, False, False, True], 1)
