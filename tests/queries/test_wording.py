"""What PostgreSQL is told otherwise than Django writes it comes to the same statement."""

import pytest
from django.db import connection
from django.db.models import Q, Value

from people.models import Person, Unit
from queries import Prepared
from queries.wording import Wording


def worded(sql, params, asked, *, by_value=False):
    """The words, and what is told with them."""
    wording = Wording(sql, params, asked, by_value=by_value)
    return wording.sql, wording.told(params)


class TestWording:
    def test_a_list_is_one_value(self):
        sql = "a IN (%s, %s) AND b = %s AND c IN (%s)"
        told = worded(sql, (1, 2, 3, 4), {0, 1, 2, 3})

        assert told == ("a = ANY(%s) AND b = %s AND c IN (%s)", [[1, 2], 3, 4])

    def test_what_is_always_the_same_stands_in_the_words(self):
        sql = "a = %s AND b IN (%s, %s) AND c = %s"

        assert worded(sql, ("it's 5%", 7, "x", 9), {3}) == (
            "a = 'it''s 5%%' AND b IN (7, 'x') AND c = %s", [9],
        )  # fmt: skip

    def test_what_is_neither_text_nor_number_stays_a_value(self):
        assert worded("a = %s AND b = %s", (True, None), set()) == (
            "a = %s AND b = %s", [True, None],
        )  # fmt: skip

    def test_how_many_rows_are_wanted_is_a_value_unless_it_is_one(self):
        sql = "(a = %s LIMIT 20) UNION (SELECT 1 LIMIT 1) LIMIT 5 OFFSET 3"

        assert worded(sql, (8,), {0}) == (
            "(a = %s LIMIT %s) UNION (SELECT 1 LIMIT 1) LIMIT %s OFFSET 3", [8, 20, 5],
        )  # fmt: skip
        assert worded(sql, (8,), {0}, by_value=True) == (sql, [8])

    def test_a_percent_sign_is_no_place(self):
        assert worded("a %% b = %s AND c LIKE '%%s'", (1,), {0}) == (
            "a %% b = %s AND c LIKE '%%s'", [1],
        )  # fmt: skip


@pytest.mark.django_db
class TestFindsTheSame:
    @pytest.fixture
    def names(self):
        """Persons whose names look like SQL."""
        names = ["it's", "100%", "%s", "a\\b", "none"]
        for each in names:
            Person.objects.create(name=each)
        return names

    @pytest.mark.parametrize("name", ["it's", "100%", "%s", "a\\b", '"'])
    def test_for_constants_that_look_like_sql(self, names, name):
        asked = Prepared(
            lambda keys: (
                Person.objects.filter(Q(pk__in=keys) | Q(name=name))
                .order_by("pk")
                .values_list("name", Value(name))
            )
        )
        known = (Person.objects.get(name="none").pk, 0)

        assert asked(known) == [(each, name) for each in names if each in (name, "none")]

    def test_for_lists_of_several_lengths_and_types(self, names):
        by_name = Prepared(
            lambda texts: Person.objects.filter(name__in=texts).order_by("pk").values_list("name", flat=True)
        )  # fmt: skip
        by_size = Prepared(lambda sizes: Unit.objects.filter(depth__in=sizes))

        assert by_name(("%s", "100%")) == ["100%", "%s"]
        assert by_name(("it's", "none", "nobody")) == ["it's", "none"]
        assert by_size((1, 40_000)) == by_size((1, 2, 3)) == []

    def test_for_the_first_of_many(self, names):
        asked = Prepared(lambda key: Person.objects.filter(pk__gt=key).order_by("pk")[:2])

        assert [each.name for each in asked(0)] == names[:2]


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor == 'sqlite'")
def test_postgresql_plans_the_first_of_many_once():
    asked = Prepared(lambda key: Person.objects.filter(pk__gt=key).order_by("pk")[:21])
    for _each in range(7):
        asked(0)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ["%LIMIT $2%"],
        )
        assert cursor.fetchall() == [(7, 0)]
