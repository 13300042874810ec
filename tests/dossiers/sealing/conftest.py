"""Ended leaves, and a press that is quick where nobody reads what it prints."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from dossiers.contents import Bound, Contents
from dossiers.render import render_dossier
from tests.dossiers.sealing.leaves import FIVE_DAYS, walked
from workflows.chains.models import Proceeding

Walk = Callable[..., Proceeding]


@pytest.fixture
def leave(person: Any) -> Walk:
    """A leave of five days of `grid-worker`, by default walked to its end; each lies a week later."""
    made: list[Proceeding] = []

    def walk(*args: Any, **answers: Any) -> Proceeding:
        later = timedelta(weeks=len(made))
        days = {key: date.fromisoformat(FIVE_DAYS[key]) for key in ("first_day", "last_day")}
        moved = {key: (day + later).isoformat() for key, day in days.items()}
        made.append(walked(person, *args, later=later, **{**moved, **answers}))
        return made[-1]

    return walk


@pytest.fixture(scope="session")
def _printed_before() -> dict[str, bytes]:
    """What was printed, by what stood in it."""
    return {}


@pytest.fixture(autouse=True)
def press_that_remembers(
    monkeypatch: pytest.MonkeyPatch, _printed_before: dict[str, bytes]
) -> None:
    """What many tests print alike is printed once: that it comes out the same is shown by printing beside it."""

    def press(contents: Bound) -> bytes:
        key = repr(contents)
        if key not in _printed_before:
            _printed_before[key] = render_dossier(contents)
        return _printed_before[key]

    monkeypatch.setattr("dossiers.sealing.render_dossier", press)


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """One empty page instead of a printed dossier; different matters still give different bytes."""

    def one_page(contents: Contents) -> bytes:
        pdf, out = pikepdf.new(), BytesIO()
        pdf.add_blank_page()
        pdf.docinfo["/Subject"] = sha256(contents.data).hexdigest()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

    monkeypatch.setattr("dossiers.sealing.render_dossier", one_page)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    """Each test keeps its files in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path
