"""阅知: those whom an edition binds are asked to read it, once for each text."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Appointment, Person, Unit
from people.service import running_appointments
from regulations.models import Confirmation, Edition, RegulationPage
from regulations.models.edition import EditionIsFrozen
from regulations.readers import readers, tallies
from regulations.reading import NotBound, confirm, to_read
from tests.seals import clause, published

SPRING = date(2026, 4, 1)
MORNING = datetime(2026, 4, 1, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
pytestmark = pytest.mark.usefixtures("seal_form")
Called = Callable[[str], Person]


def waiting(person: Person, on: date = SPRING) -> list[tuple[str, int]]:
    """(regulation, edition) that somebody has still to read, of those these tests publish."""
    held = running_appointments(person, on)
    found = to_read(person, [each.unit.path for each in held], on)
    return [(each.slug, each.number) for each in found if each.slug == "seals"]


def read(person: Person, number: int = 1, on: date = SPRING) -> Confirmation:
    edition = Edition.objects.get(slug="seals", number=number)
    held = running_appointments(person, on)
    return confirm(edition, person=person, held=held, at=MORNING, on=on)


def rewrite(page: RegulationPage, text: str, **heading: object) -> None:
    """The next edition, with another first clause."""
    rows = page.clauses.get_prep_value()
    rows[0]["value"]["text"] = text
    page.clauses = rows
    for name, value in heading.items():
        setattr(page, name, value)
    page.save_revision().publish()


class TestANewEdition:
    def test_asks_those_whom_it_binds(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))

        assert waiting(person("grid-worker")) == [("seals", 1)]
        assert waiting(person("forest-ranger")) == []

    def test_asks_before_it_is_in_force(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"), in_force_from=date(2026, 5, 1))

        assert waiting(person("grid-worker")) == [("seals", 1)]

    def test_asks_nobody_who_has_confirmed(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))
        kept = read(person("grid-worker"))

        assert waiting(person("grid-worker")) == []
        assert waiting(person("grid-worker-2")) == [("seals", 1)]
        assert (kept.at, kept.appointment.unit.code) == (MORNING, "grid-1")

    def test_asks_somebody_who_joins_later(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))
        ranger = person("forest-ranger")
        grid = Unit.objects.get(code="grid-1")
        post = Appointment.objects.filter(unit=grid).first().post
        Appointment.objects.create(person=ranger, post=post, unit=grid, starts=date(2026, 6, 1))

        assert waiting(ranger) == []
        assert waiting(ranger, date(2026, 6, 1)) == [("seals", 1)]

    def test_asks_again_when_a_clause_changed(self, person: Called) -> None:
        page = published(clause("印泥由办公室保管。"))
        read(person("grid-worker"))
        rewrite(page, "印泥由财务人员保管。")

        assert waiting(person("grid-worker")) == [("seals", 2)]

    def test_does_not_ask_again_when_none_did(self, person: Called) -> None:
        page = published(clause("印泥由办公室保管。"))
        read(person("grid-worker"))
        rewrite(page, "印泥由办公室保管。", title="用印规定")

        assert waiting(person("grid-worker")) == []
        assert waiting(person("grid-worker-2")) == [("seals", 2)]


class TestConfirming:
    def test_twice_changes_nothing(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))

        assert read(person("grid-worker")) == read(person("grid-worker"))

    def test_takes_somebody_who_is_bound(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))

        with pytest.raises(NotBound, match="用印管理办法"):
            read(person("forest-ranger"))

    def test_takes_an_edition_that_still_binds(self, person: Called) -> None:
        page = published(clause("印泥由办公室保管。"))
        rewrite(page, "印泥由财务人员保管。")

        with pytest.raises(NotBound, match="第1版"):
            read(person("grid-worker"), number=1)

    def test_is_kept_for_good(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))
        kept = read(person("grid-worker"))

        for change in (kept.save, kept.delete, Confirmation.objects.all().delete):
            with pytest.raises(EditionIsFrozen):
                change()


class TestAnEditorSeesWhoHasNot:
    def test_unit_by_unit(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))
        worker = person("grid-worker")
        read(worker)

        found = readers(Edition.objects.get(slug="seals"), SPRING)

        grid = next(each for each in found if each.unit.code == "grid-1")
        assert [each.appointment.person for each in grid.read] == [worker]
        assert grid.unread
        everybody = [each.appointment.person_id for unit in found for each in unit.readers]
        assert len(everybody) == len(set(everybody))

    def test_in_numbers(self, person: Called) -> None:
        published(clause("印泥由办公室保管。"))
        read(person("grid-worker"))

        (tally,) = [each for each in tallies(SPRING) if each.edition.slug == "seals"]
        listed = readers(tally.edition, SPRING)

        assert (tally.read, tally.bound) == (1, sum(len(each.readers) for each in listed))

    def test_in_a_fixed_number_of_queries(self) -> None:
        published(clause("印泥由办公室保管。"))
        edition = Edition.objects.get(slug="seals")

        with CaptureQueriesContext(connection) as one:
            readers(edition, SPRING)
        with CaptureQueriesContext(connection) as all_of_them:
            tallies(SPRING)

        assert (len(one), len(all_of_them)) == (3, 4)
