"""A question that is written once finds the same as one that is written each time."""

import sys
import uuid
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection, models
from django.db.models import Q, Value
from django.db.models.functions import ExtractYear

from people.models import Appointment, Person, Post, Unit, User
from queries import Prepared
from queries.slots import MOST_VALUES
from trail.models import Access

DAY = date(2026, 3, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """Three persons in two units, one of whom has left."""
    top = Unit.add_root(code="top", name="区")
    below = top.add_child(code="be_low", name="街道")
    post = Post.objects.create(code="clerk", name="文书")
    for number, unit in enumerate((top, below, below)):
        user = User.objects.create(username=f"u{number}")
        person = Person.objects.create(name=f"{number}%_\\'", active=number < 2, user=user)
        Appointment.objects.create(
            person=person, post=post, unit=unit, starts=DAY + timedelta(days=number)
        )
    return below


def found(question, *values):
    """What is found prepared, twice, once written anew; they must agree, and it must be kept."""
    asked = Prepared(question)
    first, again, anew = asked(*values), asked(*values), list(question(*values))

    assert first == again == anew
    assert all(asked._known.values())
    return first


class TestFindsTheSame:
    def test_for_numbers_texts_and_days(self, office):
        def question(unit, code, on):
            rows = Appointment.objects.filter(unit=unit, post__code=code, starts__lte=on)
            return rows.order_by("pk")

        assert len(found(question, office.pk, "clerk", DAY + timedelta(days=1))) == 1
        assert found(question, office.pk, "nobody", DAY) == []

    def test_with_what_it_is_joined_to(self, office, django_assert_num_queries):
        def question(on):
            rows = Appointment.objects.filter(starts__lte=on)
            return rows.select_related("person__user", "unit").order_by("pk")

        asked = Prepared(question)
        asked(DAY)
        with django_assert_num_queries(1):
            rows = [(each.person.user.username, each.unit.name) for each in asked(date.max)]

        assert rows == [("u0", "区"), ("u1", "街道"), ("u2", "街道")]

    @pytest.mark.parametrize("keys", [(1,), (1, 2), (1, 2, 3)])
    def test_for_lists_of_any_length(self, office, keys):
        pks = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        asked = tuple(pks[key - 1] for key in keys)

        names = found(
            lambda pks: Person.objects.filter(pk__in=pks).order_by("pk").values_list("name"), asked
        )

        assert len(names) == len(keys)

    @pytest.mark.parametrize("text", ["0%", "%_\\'", "_", "%", "none", ""])
    def test_for_texts_within_texts(self, office, text):
        found(lambda text: Person.objects.filter(name__startswith=text).order_by("pk"), text)
        found(lambda text: Person.objects.filter(name__contains=text).order_by("pk"), text)

    def test_of_unions_and_of_single_columns(self, office):
        def question(one, other):
            names = Person.objects.order_by().values_list("name", Value(1))
            return names.filter(pk=one).union(names.filter(pk=other), all=True)

        pks = list(Person.objects.order_by("pk").values_list("pk", flat=True))
        assert sorted(found(question, pks[0], pks[2])) == [("0%_\\'", 1), ("2%_\\'", 1)]
        assert found(
            lambda pk: Person.objects.filter(pk=pk).values_list("name", flat=True), pks[1]
        ) == ["1%_\\'"]

    def test_for_moments_and_keys_of_other_kinds(self):
        moment = datetime(2026, 3, 1, 8, tzinfo=UTC)
        Access.objects.create(
            at=moment, actor="x", actor_name="某", kind="added", about="residents"
        )

        assert len(found(lambda at: Access.objects.filter(at=at), moment)) == 1
        assert found(lambda at: Access.objects.filter(at__lt=at), moment) == []

    def test_where_nothing_and_yes_and_no_decide_how_it_is_written(self, office):
        def question(unit, active):
            rows = Person.objects.filter(active=active)
            return rows.filter(appointments__unit=unit) if unit else rows

        asked = Prepared(question)

        assert len(asked(None, True)) == 2
        assert len(asked(None, False)) == 1
        assert len(asked(office.pk, True)) == 1

    def test_within_what_is_kept_for_changing(self, office):
        (person,) = found(
            lambda pk: Person.objects.filter(pk=pk).select_for_update(of=("self",)),
            Person.objects.latest("pk").pk,
        )
        assert person.name.startswith("2")


class TestIsWrittenAnew:
    """What cannot be kept finds the same all the same."""

    @pytest.mark.parametrize(
        ("question", "value"),
        [
            (lambda on: Appointment.objects.filter(starts__year=on.year), DAY),
            (lambda year: Appointment.objects.annotate(y=ExtractYear("starts")).filter(y=year + 1), 2025),
            (lambda text: Person.objects.filter(name=text.lower()), "0%_\\'"),
            (lambda text: Person.objects.filter(name__in=list(text)), "01"),
            (lambda key: Person.objects.none() if key else Person.objects.all(), 1),
            (lambda key: Person.objects.filter(Q(pk__in=[]), pk=key), 1),
            (lambda pk: Person.objects.filter(pk=pk).prefetch_related("appointments"), 1),
        ],
    )  # fmt: skip
    def test_what_does_more_with_a_value(self, office, question, value):
        asked = Prepared(question)

        assert asked(value) == asked(value) == list(question(value))

    def test_what_has_more_values_than_there_are_placeholders(self, office):
        asked = Prepared(lambda keys: Person.objects.filter(pk__in=keys).order_by("pk"))
        keys = tuple(range(MOST_VALUES + 1))

        assert asked(keys) == asked(keys) == list(Person.objects.order_by("pk"))
        assert list(asked._known.values()) == [None]

    def test_what_is_asked_with_another_type(self, office):
        asked = Prepared(lambda number: Person.objects.filter(pk=number))

        assert asked(1.0) == list(Person.objects.filter(pk=1))


def test_the_first_row_or_none(office):
    asked = Prepared(lambda code: Unit.objects.filter(code=code))

    assert asked.first("top").name == "区"
    assert asked.first("nowhere") is None


@pytest.mark.skipif("connection.vendor == 'sqlite'")
@pytest.mark.parametrize(("by_value", "field"), [(False, "numchild"), (True, "depth")])
def test_postgresql_keeps_the_plan_unless_it_is_made_by_value(office, by_value, field):
    asked = Prepared(
        lambda code: Unit.objects.filter(code=code).order_by(f"-{field}"), by_value=by_value
    )

    assert len(asked("top")) == len(asked("top")) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        kept = [row for (row,) in cursor if f'"{field}" DESC' in row]
    assert len(kept) == (0 if by_value else 1)


def test_values_that_look_like_sql_are_values(office):
    asked = Prepared(lambda code: Unit.objects.filter(code=code))

    assert asked("' OR 1=1 --") == []
    assert asked("%s") == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'")
def test_each_thread_asks_by_its_own_connection(office):
    asked = Prepared(lambda code: Unit.objects.filter(code=code))
    asked("top")
    heard = []

    def listen():
        heard.append(asked.first("top").name)
        connection.close()

    thread = Thread(target=listen)
    thread.start()
    thread.join()

    assert heard == ["区"]


def test_a_uuid_is_taken_as_the_database_takes_it():
    from forms.submissions.models import Draft

    asked = Prepared(lambda pk: Draft.objects.filter(pk=pk))

    assert asked(uuid.uuid4()) == []
    assert all(asked._known.values())


def test_only_so_many_shapes_are_kept(office, monkeypatch):
    monkeypatch.setattr(sys.modules[Prepared.__module__], "MOST_SHAPES", 2)
    asked = Prepared(lambda pks: Person.objects.filter(pk__in=pks))

    for length in range(1, 6):
        assert len(asked(tuple(range(length)))) <= 3

    assert len(asked._known) == 2
    assert isinstance(asked.write((1,)), models.QuerySet)
