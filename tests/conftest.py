"""What every test may use: which database it runs on, and where pictures are kept."""

import gc
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import settings as hypothesis_settings

pytest_plugins = [
    "tests.plugins.triggers",
    "tests.plugins.office",
    "tests.plugins.matters",
    "tests.plugins.kinds",
    "tests.plugins.frozen",
]

# Neither a busy machine nor the draw of the day decides whether a property holds.
hypothesis_settings.register_profile("banfa", deadline=None, derandomize=True)
hypothesis_settings.load_profile("banfa")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """The folder for screenshots and pages as pictures; it outlives the run."""
    folder = ROOT / "artifacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def vendor() -> str:
    """`sqlite` or `postgresql`, as DATABASE_URL chose."""
    return connection.vendor


#: What is tested here is what people see; each query in it has a test of its own elsewhere.
SCREENS = tuple(
    str(ROOT / "tests" / each)
    for each in (
        "api/test_examples.py", "calendars/test_screens.py", "dossiers", "facts/test_admin.py",
        "forms/building", "importing", "notices/test_screens.py", "people/test_screens.py",
        "people/registry/test_screens.py", "portal", "staffing/test_screens.py",
        "trail/test_screens.py", "regulations/checks", "regulations/editing",
        "regulations/test_checks_of_kinds.py", "regulations/test_editing.py",
        "regulations/test_editing_kinds.py", "trials/test_screens.py",
    )
)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests without a database say the same beside each; SQLite's half has run them already."""
    for item in items:
        if str(item.path).startswith(SCREENS):
            item.add_marker(pytest.mark.screen)
    if connection.vendor == "sqlite":
        return
    pure = [item for item in items if not _asks_the_database(item)]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if _asks_the_database(item)]


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


def pytest_collection_finish(session: pytest.Session) -> None:
    """What all tests share lasts as long as they do: nobody need look through it for waste again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """The database of each process is a file in a folder of its own."""
    # WhiteNoise warns when its folder is missing.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing of the folder outlives the process."""
    shutil.rmtree(settings.TEST_FOLDER, ignore_errors=True)
