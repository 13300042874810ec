"""代理 is told when it is arranged, and once more on the morning of its first day."""

from datetime import timedelta

import pytest

from notices.models import Delivery, Kind, Notification, Wishes
from notices.standing_in import remind_of_begun
from people.arranging import Wanted, arrange
from tests.plugins.matters import ASKED_ON, morning


@pytest.fixture
def named(person):
    """The director has named the deputy some days before, or on the day itself."""

    def name(days_before: int = 3):
        first = ASKED_ON + timedelta(days=days_before)
        wanted = Wanted(person("deputy-leader"), None, first, first + timedelta(days=2))
        return arrange(person("office-director"), wanted, at=morning()).row, morning(first)

    return name


def told() -> list[tuple[str, str]]:
    return list(Notification.objects.values_list("person__user__username", "kind"))


class TestTheFirstDay:
    def test_is_told_once_in_the_morning(self, named):
        _row, first = named()

        assert remind_of_begun(now=first - timedelta(days=1)) == 0
        assert remind_of_begun(now=first - timedelta(hours=3)) == 0
        assert remind_of_begun(now=first) == 1
        assert remind_of_begun(now=first + timedelta(minutes=1)) == 0
        assert told() == [("deputy-leader", Kind.STANDS_IN)] * 2

    def test_is_not_told_again_where_he_was_named_that_day(self, named):
        _row, first = named(days_before=0)

        assert remind_of_begun(now=first + timedelta(hours=1)) == 0

    def test_is_not_told_of_what_was_ended_before(self, named):
        row, first = named()
        row.delete()

        assert remind_of_begun(now=first) == 0


class TestByMail:
    def test_it_goes_out_with_the_naming(self, named, person):
        deputy = person("deputy-leader")
        deputy.user.email = "deputy@example.org"
        deputy.user.save()
        Wishes.objects.create(person=deputy, mail=[Kind.STANDS_IN])

        named()

        assert "孟昇" in Delivery.objects.get().body
