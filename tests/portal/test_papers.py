from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dossiers.sealing import seal_matter, seal_month
from tests.dossiers.sealing import courses


class TestTheSlip:
    def test_is_printed_at_any_time(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        answer = visit("grid-worker").get(f"/p/{asked().serial}/slip.pdf")

        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")

    def test_is_not_there_for_those_whom_it_does_not_concern(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        for paper in ("slip", "dossier"):
            assert visit("grid-worker-2").get(f"/p/{matter.serial}/{paper}.pdf").status_code == 404


class TestTheDossier:
    def test_that_is_not_sealed_yet_says_so(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = done(asked(), "withdraw", "grid-worker")

        answer = visit("grid-worker").get(f"/p/{matter.serial}/dossier.pdf")

        assert answer.status_code == 404
        assert "portal/no_dossier.html" in [each.name for each in answer.templates]


@pytest.fixture
def volume(person: Callable[[str], Any], settings: Any, tmp_path: Path) -> str:
    """The volume of September of `grid-worker`, by one of the records in it."""
    settings.MEDIA_ROOT = tmp_path
    record = courses.september(person, [1, 2])[0]
    seal_month(record.applicant_id, date(2026, 9, 1), on=date(2026, 10, 1))
    return f"/p/{record.serial}/dossier.pdf"


class TestAVolume:
    """The file in which a record lies with others of its month."""

    def test_is_opened_by_who_may_see_all_of_it(
        self, visit: Callable[..., Client], volume: str
    ) -> None:
        for name in ("grid-worker", "grid-head", "archivist"):
            assert b"".join(visit(name).get(volume)).startswith(b"%PDF-")

    def test_is_refused_to_who_may_see_one_record_only(
        self, visit: Callable[..., Client], volume: str, person: Callable[[str], Any]
    ) -> None:
        from workflows.chains.models import Step

        Step.objects.filter(proceeding__serial="JL-2026-0001").update(done_by=person("grid-head-3"))
        answer = visit("grid-head-3").get(volume)

        assert answer.status_code == 403
        assert "portal/not_your_volume.html" in [each.name for each in answer.templates]

    def test_that_is_not_bound_yet_says_that_it_waits_for_its_month(
        self, visit: Callable[..., Client], person: Callable[[str], Any]
    ) -> None:
        (record,) = courses.september(person, [1])
        answer = visit("grid-worker").get(f"/p/{record.serial}/dossier.pdf")

        assert (answer.status_code, "按月合卷" in answer.content.decode()) == (404, True)


class TestASupplement:
    """Both parts are offered, and each is a file."""

    def test_is_offered_beside_the_first(
        self,
        visit: Callable[..., Client],
        person: Callable[[str], Any],
        settings: Any,
        tmp_path: Path,
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        case = courses.case(person)
        seal_matter(case.serial)
        seal_matter(courses.gone_on(person, case, courses.REOPENED).serial)
        address, browser = f"/p/{case.serial}/dossier.pdf", visit("grid-worker")

        assert "补卷" in browser.get(address).content.decode()
        parts = [b"".join(browser.get(address, {"part": part})) for part in (1, 2)]
        assert all(part.startswith(b"%PDF-") for part in parts)
        assert browser.get(address, {"part": 3}).status_code == 404
