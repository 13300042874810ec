"""The database itself refuses to change the log (design section 8)."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from trail import triggers
from trail.models import Payload, Trace

TABLES = ["trail_trace", "trail_payload"]


class TestTheDatabaseRefuses:
    @pytest.mark.parametrize("model", [Trace, Payload])
    def test_to_delete(self, leave_traces, model):
        leave_traces()

        with pytest.raises(IntegrityError, match="append-only: delete"), transaction.atomic():
            model.objects.all()._raw_delete(using="default")

    def test_to_change_a_trace(self, leave_traces):
        leave_traces()

        with pytest.raises(IntegrityError, match="append-only: update"), transaction.atomic():
            Trace.objects.filter(number=2).update(act="reject")

    def test_to_change_an_opinion(self, leave_traces):
        leave_traces()

        with pytest.raises(IntegrityError, match="append-only: update"), transaction.atomic():
            Payload.objects.update(opinion="不同意")

    def test_to_save_a_trace_again(self, leave_traces):
        trace = leave_traces(count=1)[0]

        with pytest.raises(IntegrityError), transaction.atomic():
            trace.save()

    def test_to_replace_a_row_under_its_key(self, leave_traces, vendor):
        """SQLite's INSERT OR REPLACE deletes without asking; PostgreSQL has ON CONFLICT."""
        leave_traces()
        old, new = ("INSERT OR REPLACE", "") if vendor == "sqlite" else ("INSERT", _UPSERT)
        sql = f"{old} INTO trail_payload SELECT trace_id, 'x', data FROM trail_payload WHERE true {new}"

        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            connection.cursor().execute(sql)

    @pytest.mark.parametrize("table", TABLES)
    def test_to_be_emptied(self, leave_traces, vendor, table):
        leave_traces()
        connection.check_constraints()  # PostgreSQL would refuse for what is still unchecked
        sql = f"DELETE FROM {table}" if vendor == "sqlite" else f"TRUNCATE {table} CASCADE"

        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            connection.cursor().execute(sql)


_UPSERT = "ON CONFLICT (trace_id) DO UPDATE SET opinion = 'x'"


class TestTheCheck:
    """A database without its triggers is reported before anybody relies on it."""

    def test_is_content_when_they_are_there(self, db):
        assert _findings() == []

    def test_names_what_is_missing(self, db):
        triggers.lift(connection)

        (finding,) = _findings()

        assert finding.id == "trail.E001"
        assert all(f"{table}_no_delete" in finding.msg for table in TABLES)
        triggers.install(connection)
        assert _findings() == []

    def test_sees_a_trigger_that_is_only_disabled(self, db, vendor):
        if vendor == "postgresql":
            connection.cursor().execute("ALTER TABLE trail_trace DISABLE TRIGGER USER")
            assert "trail_trace_no_update" in _findings()[0].msg


class TestMigrating:
    def test_puts_them_back(self, transactional_db):
        triggers.lift(connection)

        call_command("migrate", verbosity=0, skip_checks=True)

        assert triggers.missing(connection) == []

    def test_and_so_does_a_flush_after_which_the_log_is_guarded(self, transactional_db):
        triggers.lift(connection)
        call_command("flush", interactive=False, verbosity=0)

        assert triggers.missing(connection) == []


def _findings() -> list:
    found = run_checks(tags=["database"], databases=["default"])
    return [each for each in found if each.id.startswith("trail.")]
