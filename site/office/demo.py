"""The demo office: deterministic, small, complete; the same on every machine."""

from pathlib import Path

from django.db import transaction

from calendars.seeding import seed

from .loading.facts import load_facts
from .loading.files import FIXTURES, read
from .loading.forms import load_form
from .loading.landmarks import load_landmarks
from .loading.meetings import load_meetings
from .loading.pages import shelves
from .loading.people import load_people, load_periods, load_posts, load_units
from .loading.registry import load_households
from .loading.regulations import load_regulation
from .opening import open_office

#: Known to everybody; production settings refuse users that carry it.
PASSWORD = "banfa-demo-2026"  # noqa: S105  # the demo's published password


@transaction.atomic
def load_demo(folder: Path = FIXTURES) -> None:
    """Fill an empty database: people, facts, the calendar, forms, regulations, in the order in which they need each other."""
    open_office()
    seed()
    load_units(read(folder / "office/units.yaml"))
    load_posts(read(folder / "office/posts.yaml"))
    load_facts(read(folder / "office/facts.yaml"))
    load_people(read(folder / "office/people.yaml"), password=PASSWORD)
    load_periods(read(folder / "office/periods.yaml"))
    load_meetings(read(folder / "office/meetings.yaml"))
    load_landmarks(read(folder / "office/landmarks.yaml"))
    load_households(read(folder / "office/households.yaml"))
    regulations, forms = shelves()
    for path in sorted((folder / "forms").glob("*.yaml")):
        load_form(read(path), forms)
    for path in sorted((folder / "regulations").glob("*.yaml")):
        load_regulation(read(path), regulations)
