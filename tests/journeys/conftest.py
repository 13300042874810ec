"""A browser, an office that runs, and desks to sit down at."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.journeys.album import Album
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk
from tests.journeys.running import RunningOffice

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
]

Sit = Callable[..., Desk]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window, closed before tests of other folders begin."""
    # What is expected may take as long as any other step on a busy machine.
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """The demo office, running for all journeys of this folder."""
    with RunningOffice(tmp_path_factory.mktemp("office"), DEMO="1") as office:
        yield office


@pytest.fixture
def album(artifacts: Path, request: pytest.FixtureRequest) -> Album:
    """The pictures of this journey."""
    name = request.node.name.removeprefix("test_").replace("_", "-")
    return Album(artifacts / "journeys" / name)


@pytest.fixture
def sit_down(browser: Browser, running: RunningOffice, album: Album) -> Iterator[Sit]:
    """Somebody at a screen of his own: `sit_down("grid-worker", width=360)`."""
    desks: list[Desk] = []

    def sit(user: str, *, width: int = 1280, **manner: Any) -> Desk:
        desk = Desk(browser, running.address, album, width=width, **manner)
        desks.append(desk)
        desk.sign_in(user)
        return desk

    yield sit
    for desk in desks:
        desk.context.close()
    assert [trouble for desk in desks for trouble in desk.troubles] == []
