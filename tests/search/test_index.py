"""The database keeps the index; a check says when it does not, or when matters are left out."""

from operator import attrgetter

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from forms.submissions.models import Submission
from people.models import Person, Post, Unit
from workflows.chains.search import index

LOST = {"sqlite": "DROP TRIGGER chains_search_insert", "postgresql": "DROP INDEX chains_search"}


def complaints() -> list[str]:
    """What the checks say about search."""
    found = run_checks(databases=["default"])
    return [each.id for each in found if each.id in ("chains.E001", "chains.W001")]


class TestTheIndex:
    def test_is_in_place_after_migrating(self, db) -> None:
        assert index.missing(connection) == []
        assert complaints() == []

    def test_follows_every_change_of_a_row(self, ask_leave) -> None:
        row = Submission.objects.get(stream=ask_leave(5).serial)
        Submission.objects.update(terms="  卫星 星云 云图  ")

        assert index.having(["卫星", "云图"], most=5) == [row.stream]
        assert index.having(["修缮"], most=5) == []
        row.delete()
        assert index.having(["卫星"], most=5) == []

    def test_gives_up_above_a_number(self, ask_leave) -> None:
        for _each in range(3):
            ask_leave(1)
        assert len(index.having(["修缮"], most=3) or ()) == 3
        assert index.having(["修缮"], most=2) is None

    def test_is_missed_when_a_part_is_gone_and_comes_back_whole(self, ask_leave, vendor) -> None:
        with connection.cursor() as cursor:
            cursor.execute(LOST[vendor])
        leave = ask_leave(5)
        assert complaints() == ["chains.E001"]
        connection.check_constraints()  # PostgreSQL indexes no table with checks put off

        index.install(connection)

        assert complaints() == []
        assert index.having(["修缮"], most=5) == [leave.serial]


class TestMattersFromBefore:
    """An office that was there before search was: the command lets it find what it has."""

    @pytest.mark.parametrize("options", [[], ["--all"]])
    def test_are_found_once_they_are_indexed(
        self, look, ask_leave, report, options, capsys
    ) -> None:
        serials = [report().serial, ask_leave(5).serial]
        before = list(Submission.objects.order_by("pk").values())
        Submission.objects.update(terms="")
        assert complaints() == ["chains.W001"]

        call_command("index_matters", *options)

        assert "2" in capsys.readouterr().out
        assert list(Submission.objects.order_by("pk").values()) == before
        assert look("房屋修缮") + look("井盖") == serials[::-1]
        assert complaints() == []


class TestANameThatChanges:
    """The work is queued, and done by the worker."""

    @pytest.mark.parametrize(
        ("model", "of"), [(Person, "applicant"), (Unit, "unit"), (Post, "appointment.post")]
    )
    def test_is_found_as_it_is_now(self, look, ask_leave, model, of) -> None:
        leave = ask_leave(5)
        named = attrgetter(of)(leave)
        old, named.name = named.name, "改过的新名称"
        named.save()
        (task,) = DBTaskResult.objects.filter(task_path="workflows.chains.tasks.index_again")
        task.task.call(*task.args_kwargs["args"])

        assert look("改过的新名称") == [leave.serial]
        assert look(old) == []

    def test_is_not_indexed_again_when_it_stays(self, ask_leave, person) -> None:
        before = DBTaskResult.objects.count()
        person("grid-worker").save()
        assert DBTaskResult.objects.count() == before
