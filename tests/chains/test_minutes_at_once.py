"""The same minutes sent twice at once lift a limit once (D1-3.2g)."""

import pytest

from tests.chains.racing import again, at_once, refused
from tests.plugins.matters import ASKED_ON, morning
from workflows.chains.models import Minutes
from workflows.chains.recording import Sitting, record_minutes

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_are_recorded_once(person, office) -> None:
    about, clerk = person("grid-worker"), person("office-clerk")
    for each in again():
        sitting = Sitting(
            "leaders-meeting", ASKED_ON, "三人", about, "leave", f"同意第 {each} 次。"
        )

        results = at_once(
            *[lambda sitting=sitting: record_minutes(sitting, by=clerk, at=morning())] * 2
        )

        assert refused(results) == 1
        assert Minutes.objects.filter(resolution=sitting.resolution).count() == 1
    serials = sorted(Minutes.objects.values_list("serial", flat=True))
    assert serials == [f"HY-2026-{number:04d}" for number in range(1, len(serials) + 1)]
