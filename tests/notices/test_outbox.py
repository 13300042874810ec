"""The outbox: an entry for each act, in its transaction, by the database itself."""

import pytest
from django.db import connection, transaction

from notices import triggers
from notices.checks import check_outbox
from notices.models import Outbox
from notices.triggers import NAME
from workflows.chains.service import Refusal


class TestEveryAct:
    """It has its entry, or there was no act."""

    def test_has_an_entry(self, ask_leave, do) -> None:
        leave = ask_leave(days=1)
        do(leave, "approve", "deputy-leader")

        entries = Outbox.objects.filter(stream=leave.serial).values_list("what", "number")
        assert list(entries) == [("submit", 1), ("approve", 2)]

    def test_that_is_rolled_back_has_none(self, ask_leave) -> None:
        with transaction.atomic():
            ask_leave(days=1)
            transaction.set_rollback(True)
        assert not Outbox.objects.exists()

    def test_that_is_refused_has_none(self, ask_leave, do) -> None:
        leave = ask_leave(days=1)
        with pytest.raises(Refusal):
            do(leave, "approve", "grid-worker")
        assert Outbox.objects.count() == 1


class TestTheTrigger:
    """The check sees when it is missing; migrating puts it back."""

    def test_is_missed_and_put_back(self, db) -> None:
        assert check_outbox(None, ["default"]) == []
        dropping = "DROP TRIGGER " + NAME
        if connection.vendor == "postgresql":
            dropping += " ON trail_trace"
        with connection.cursor() as cursor:
            cursor.execute(dropping)
        assert [each.id for each in check_outbox(None, ["default"])] == ["notices.E001"]
        triggers.install(connection)
        assert check_outbox(None, ["default"]) == []
