"""Who looked at personal data is noted for good (design section 8)."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.models import Person
from trail.models import Access
from trail.service import note


@pytest.fixture
def worker(db: None) -> Person:
    return Person.objects.create(name="陆燚")


class TestNoting:
    def test_it_says_who_was_shown_whom_and_what_was_looked_for(self, worker: Person) -> None:
        note("searched", "resident", ["a", "b"], by=worker, at=timezone.now(), asked="王")

        entry = Access.objects.get()
        assert (entry.actor_name, entry.shown, entry.asked) == ("陆燚", ["a", "b"], "王")

    def test_who_was_shown_nobody_leaves_no_entry(self, worker: Person) -> None:
        note("searched", "resident", [], by=worker, at=timezone.now(), asked="王")

        assert not Access.objects.exists()

    @pytest.mark.parametrize("verb", ["update", "delete"])
    def test_the_database_refuses_to_lose_it(self, worker: Person, verb: str) -> None:
        note("opened", "resident", ["a"], by=worker, at=timezone.now())
        rows = Access.objects.all()

        with (
            pytest.raises(IntegrityError, match=f"append-only: {verb}"),
            transaction.atomic(),
        ):
            rows.update(asked="x") if verb == "update" else rows._raw_delete(using="default")
