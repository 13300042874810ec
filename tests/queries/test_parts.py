"""A long list in parts: the same rows as all at once, by one statement."""

import pytest

from people.models import Person, User
from queries import Prepared

pytestmark = pytest.mark.django_db


@pytest.fixture
def five():
    """Five persons, one of whom is gone."""
    return [Person.objects.create(name=f"人{number}", active=number > 0) for number in range(5)]


def named(active, beyond):
    rows = Person.objects.filter(active=active, pk__gt=beyond)
    return rows.order_by("-pk").values_list("pk", "name")


class TestParts:
    def test_are_the_rows_in_their_order_by_one_statement(self, five, django_assert_num_queries):
        asked = Prepared(named)
        with django_assert_num_queries(1):
            parts = list(asked.parts(True, 0, rows=3))

        assert [len(each) for each in parts] == [3, 1]
        assert [row for part in parts for row in part] == asked(True, 0)
        assert all(asked._known.values())

    def test_leave_the_connection_to_others_while_they_are_read(self, five):
        for part in Prepared(named).parts(True, 0, rows=1):
            assert Person.objects.get(pk=part[0][0]).name == part[0][1]

    def test_of_nothing_are_none(self, five):
        assert list(Prepared(named).parts(True, five[-1].pk, rows=3)) == []

    def test_have_values_as_python_has_them(self, five):
        user = User.objects.create(username="u", is_demo=True)
        joined = Prepared(
            lambda name: User.objects.filter(username=name).values_list("date_joined", "is_demo")
        )

        ((row,),) = joined.parts("u", rows=2)
        assert tuple(row) == (user.date_joined, True)

    def test_of_what_cannot_be_kept_are_the_same(self, five):
        """An empty list of keys is no question at all; a number that is reckoned with is no value."""
        nobody = Prepared(lambda keys: Person.objects.filter(pk__in=keys).values_list("pk"))
        reckoned = Prepared(
            lambda number: (
                Person.objects.filter(pk__gte=number - 1).order_by("pk").values_list("pk")
            )
        )

        assert list(nobody.parts((), rows=2)) == []
        assert [len(each) for each in reckoned.parts(1, rows=2)] == [2, 2, 1]
        assert reckoned._known == {(int,): None}
