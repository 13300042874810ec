"""The demo office for tests: loaded once a process, after the tests that want an empty database.

Tests ask for the fixture `office`, or for one of the posts (`person("grid-worker")`); those that
write regulations for the form of tests.seals ask for `seal_form`.
"""

from collections.abc import Callable

import pytest

from office.demo import load_demo
from people.models import Person, Unit
from tests import seals


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of an empty database first, then the office's, those with one form more, those that commit."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[bool, ...]:
    asked = getattr(item, "fixturenames", ())
    return _commits(item), "_seal_form_once" in asked, "_office_once" in asked


@pytest.fixture(scope="session")
def _office_once(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock():
        if not Unit.objects.filter(code="street").exists():
            load_demo()


@pytest.fixture
def office(request: pytest.FixtureRequest, _office_once: None, db: None) -> None:
    """The demo office of fixtures/; a test that commits wipes it, so the next one loads it again."""
    if _commits(request.node) and not Unit.objects.filter(code="street").exists():
        load_demo()


@pytest.fixture(scope="session")
def _seal_form_once(_office_once: None, django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock():
        seals.make_form()


@pytest.fixture
def seal_form(office: None, _seal_form_once: None) -> None:
    """The demo office with the form of tests.seals, published; not for tests that commit."""


@pytest.fixture
def person(office: None) -> Callable[[str], Person]:
    """A person of the demo office by user name."""
    return lambda user_name: Person.objects.get(user__username=user_name)


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    wanted = marker is not None and marker.kwargs.get("transaction", False)
    return wanted or "transactional_db" in getattr(item, "fixturenames", ())
