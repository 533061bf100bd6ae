"""Chromium for journeys: the real web server, no network, axe, small and large screens, with and without JavaScript."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urldefrag
from urllib.request import urlopen
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import DjangoDbBlocker

from devon_coproduction import assets
from tests.plugins.beside import Beside

JOURNEYS = Path(__file__).resolve().parents[1] / "browser"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
_NETWORK_OFF = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
)


def pytest_configure() -> None:
    """Playwright keeps an event loop in the thread of the tests; Django must not mind."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that opens a browser, so that `-m browser` finds it. Only their own folder is read then."""
    for item in filter(_opens_a_browser, items):
        if JOURNEYS in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test that opens a browser and lives elsewhere: `make test-browser` would never run it."""
    if _opens_a_browser(item) and JOURNEYS not in item.path.parents:
        pytest.fail("This test opens a browser: move it to tests/browser.", pytrace=False)


def _opens_a_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; the sandbox is off only for root, whom Chromium would refuse."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        sentence = "There is no Chromium here. Install it (apt-get install chromium) or set CHROMIUM to its program."
        (pytest.fail if os.environ.get("BROWSER_REQUIRED") == "1" else pytest.skip)(sentence)
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {"executable_path": program, "args": [*_NETWORK_OFF, *as_root]}


@pytest.fixture(scope="session")
def web_process(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Beside]:
    """The web server as `make run` starts it (hashed static files too), on the test database, for the whole run."""
    assets.build()
    collect = [sys.executable, "-m", "devon_coproduction.collect"]
    subprocess.run(collect, env={**os.environ, "ENVIRONMENT": "trial"}, check=True)
    port = str(_free_port())
    url = f"http://127.0.0.1:{port}"
    command = ("gunicorn", "-c", "python:devon_coproduction.web_server", "devon_coproduction.wsgi")
    more = {"ENVIRONMENT": "trial", "HOST": "127.0.0.1", "PORT": port, "SITE_URL": url, "WEB_WORKERS": "1"}
    # A test is quicker than a person: whether it is one is asked in tests/lib/govukforms/test_honeypot.py.
    more["FASTEST_SEND_SECONDS"] = "0"
    beside = Beside(command, tmp_path_factory.mktemp("web") / "web.log", lambda: _answers(url), more)
    with django_db_blocker.unblock():
        beside.start()
    yield beside
    beside.stop()


@pytest.fixture
def live_portal(web_process: Beside, transactional_db: None) -> str:
    """The address of the running portal; the test is a transactional one."""
    if web_process.process is None or web_process.process.poll() is not None:
        web_process.start()
    return web_process.more["SITE_URL"]


@pytest.fixture
def browser_context_args(live_portal: str) -> dict[str, Any]:
    """Every context opens the portal with `goto("/…")`, on a desktop screen, in Devon."""
    return {"base_url": live_portal, "viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def open_context(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Callable[..., BrowserContext]]:
    """Open a further visitor: `open_context(javascript=False, viewport=PHONE)`."""
    opened: list[BrowserContext] = []

    def open_one(*, javascript: bool = True, viewport: dict[str, int] = DESKTOP) -> BrowserContext:
        arguments = browser_context_args | {"java_script_enabled": javascript, "viewport": viewport}
        opened.append(browser.new_context(**arguments))
        return opened[-1]

    yield open_one
    for context in opened:
        context.close()


def assert_no_axe_faults(page: Page) -> None:
    """Fail with every accessibility fault that axe finds on the page, with the HTML that has it."""
    without_scripts = page.evaluate("matchMedia('(scripting: none)').matches")
    found = _axe_on_a_copy(page) if without_scripts else _faults(page)  # axe itself is a script
    faults = [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"] if not _known(fault, node)]
    assert faults == [], f"{page.url}\n" + "\n".join(faults)


def _axe_on_a_copy(page: Page) -> list[dict[str, Any]]:
    """Show the same HTML in a visitor's window where axe may run, and none of the page's own scripts."""
    copy, html = _window_beside(page), page.content()
    if urldefrag(copy.url).url == urldefrag(page.url).url:
        copy.goto("about:blank")  # else an address that differs only behind its # would show the page before
    copy.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
    copy.goto(page.url)
    found = _faults(copy)
    copy.unroute(page.url)
    return found


def _faults(page: Page) -> list[dict[str, Any]]:
    """Return what axe finds wrong. It is not asked to write down all that is right, which takes as long again."""
    return list(Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"])


def _window_beside(page: Page) -> Page:
    """Return a window of the same size, opened once: its styles and fonts are not fetched again for each page."""
    browser, size = page.context.browser, page.viewport_size
    assert browser is not None
    assert size is not None
    beside = _beside.setdefault(browser, {})
    if size["width"] not in beside:
        beside[size["width"]] = browser.new_context(viewport=size, reduced_motion="reduce").new_page()
        beside[size["width"]].route("**/*.js", lambda route: route.abort())
    return beside[size["width"]]


_beside: WeakKeyDictionary[Browser, dict[int, Page]] = WeakKeyDictionary()


def _known(fault: dict[str, Any], node: dict[str, Any]) -> bool:
    """The design system's conditional radios carry aria-expanded; its own tests allow it too."""
    conditional = "aria-expanded" in node["html"] and 'type="radio"' in node["html"]
    return bool(fault["id"] == "aria-allowed-attr" and conditional)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/health/", timeout=2):  # noqa: S310
            return True
    except (URLError, OSError):
        return False
