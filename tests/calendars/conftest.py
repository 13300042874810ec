"""A calendar that was seeded."""

import pytest
from django.core.management import call_command


@pytest.fixture
def seeded(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    """The published holidays are in the database."""
    call_command("seed_calendar")
