"""Rows that are written by a kept statement are those that Django would have written."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, IntegrityError, transaction

from facts.held import Value, rows_of
from facts.models import FactValue
from forms.schemas.models import FormEdition
from forms.submissions.models import Draft
from people.models import Person, User
from queries import insert, insert_together, remove, update
from queries.inserting import MOST_ROWS
from trail.models import Payload, Trace
from workflows.leave.models import Leave

AT = datetime(2026, 3, 1, 8, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def trace(number, **more):
    """A trace of one stream."""
    return Trace(
        stream="LV-1", number=number, act="submit", at=AT, basis=[{"path": "三.1"}], **more
    )


class TestNewRows:
    @pytest.mark.parametrize("count", [1, 2, MOST_ROWS, MOST_ROWS + 1])
    def test_are_there_with_their_keys(self, count, django_assert_num_queries):
        insert([trace(0)])
        with django_assert_num_queries(1):
            rows = insert(trace(number) for number in range(1, count + 1))

        assert [each.pk for each in rows] == list(
            Trace.objects.filter(number__gt=0).order_by("number").values_list("pk", flat=True)
        )
        assert not any(each._state.adding for each in rows)

    def test_hold_what_they_were_given(self):
        (row,) = insert([trace(1, actor_name="某 %s 'x'")])
        read = Trace.objects.get()

        named = [each.attname for each in Trace._meta.concrete_fields]
        assert [getattr(read, name) for name in named] == [getattr(row, name) for name in named]

    def test_keep_keys_that_they_have(self):
        (row,) = insert([trace(1)])
        insert([Payload(trace=row, opinion="同意", data={"a": [1, None]})])

        assert Trace.objects.get().payload.data == {"a": [1, None]}

    def test_are_none_where_none_are_given(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert insert([]) == []

    def test_that_may_not_be_are_not(self):
        insert([trace(1)])
        with pytest.raises(IntegrityError), transaction.atomic():
            insert([trace(2), trace(1)])

        assert Trace.objects.count() == 1

    def test_in_two_tables(self, ask_leave, django_assert_num_queries):
        matter = ask_leave()
        twin = Leave.objects.get(pk=matter.pk)
        twin.pk = twin.id = twin.proceeding_ptr_id = None
        twin.serial = "QJ-2026-9999"
        with django_assert_num_queries(2):
            insert([twin])

        read = Leave.objects.get(serial="QJ-2026-9999")
        assert read.pk == twin.pk != matter.pk
        assert (read.first_day, read.title) == (matter.first_day, matter.title)

    def test_say_when_they_were_saved(self, person):
        owner, edition = person("grid-worker"), FormEdition.objects.first()
        (draft,) = insert([Draft(owner=owner, edition=edition, answers={})])

        assert Draft.objects.get(pk=draft.pk).saved_at == draft.saved_at


class TestChangedRows:
    @pytest.fixture
    def someone(self):
        """One person of no office."""
        return Person.objects.create(name="甲", phone="13900000001")

    def test_in_two_tables(self, ask_leave, django_assert_num_queries):
        matter = Leave.objects.get(pk=ask_leave().pk)
        matter.title, matter.days = "改", 3
        with django_assert_num_queries(2):
            update(matter)

        read = Leave.objects.get(pk=matter.pk)
        assert (read.title, read.days) == ("改", 3)

    def test_only_in_the_columns_named(self, someone, django_assert_num_queries):
        Person.objects.update(phone="13900000002")
        someone.name, someone.phone = "乙", "x"
        with django_assert_num_queries(1):
            update(someone, ["name"])

        assert Person.objects.values_list("name", "phone").get() == ("乙", "13900000002")

    def test_in_all_columns(self, someone):
        user = User.objects.create(username="one")
        someone.name, someone.user, someone.active = "乙", user, False
        update(someone)

        read = Person.objects.get()
        assert (read.name, read.user, read.active) == ("乙", user, False)

    def test_never_in_columns_that_there_are_not(self, someone):
        with pytest.raises(FieldDoesNotExist):
            update(someone, ["name", "nickname"])

    def test_that_are_gone_are_not_written_again(self, someone):
        Person.objects.all().delete()
        with pytest.raises(DatabaseError, match="no longer there"):
            update(someone, ["name"])

        assert not Person.objects.exists()

    def test_that_are_not_named_stay(self, someone):
        other = Person.objects.create(name="丙")
        someone.name = "乙"
        update(someone)

        other.refresh_from_db()
        assert other.name == "丙"


class TestRowsTakenAway:
    def test_are_those_with_these_values_and_no_others(self, person, django_assert_num_queries):
        owner, other = person("grid-worker"), person("deputy-leader")
        edition = FormEdition.objects.first()
        drafts = insert([Draft(owner=each, edition=edition) for each in (owner, owner, other)])

        with django_assert_num_queries(2):
            assert remove(Draft, id=drafts[0].pk, owner_id=owner.pk) == 1
            assert remove(Draft, id=drafts[2].pk, owner_id=owner.pk) == 0
        assert set(Draft.objects.values_list("pk", flat=True)) == {each.pk for each in drafts[1:]}

    def test_are_told_by_columns(self, office):
        with pytest.raises(FieldDoesNotExist):
            remove(Draft, key=1)

    def test_are_of_models_to_which_nothing_refers(self):
        # Nothing that refers to a row would be taken away with it.
        assert [each.name for each in Draft._meta.related_objects] == []


class TestRowsOfSeveralModels:
    def test_are_written_together_with_their_keys(self, person, vendor, django_assert_num_queries):
        owner = person("grid-worker")
        traces = [trace(number) for number in (1, 2)]
        values = rows_of(owner, [Value("leave.days", Decimal(n), AT.date()) for n in (3, 4, 5)])
        with django_assert_num_queries(1 if vendor == "postgresql" else 2):
            insert_together(traces, [], values)

        assert [each.pk for each in traces] == list(
            Trace.objects.order_by("number").values_list("pk", flat=True)
        )
        kept = FactValue.objects.in_bulk([each.pk for each in values])
        assert [kept[each.pk].number for each in values] == [3, 4, 5]
        assert not any(each._state.adding for each in (*traces, *values))

    def test_may_have_their_columns_in_several_tables(
        self, ask_leave, vendor, django_assert_num_queries
    ):
        matter = ask_leave()
        twin = Leave.objects.get(pk=matter.pk)
        twin.pk = twin.id = twin.proceeding_ptr_id = None
        twin.serial = "QJ-2026-9999"
        written = trace(1)
        with django_assert_num_queries(1 if vendor == "postgresql" else 3):
            insert_together([written], [twin])

        read = Leave.objects.get(serial="QJ-2026-9999")
        assert read.pk == read.proceeding_ptr_id == twin.pk == twin.id != matter.pk
        assert (read.first_day, read.title) == (matter.first_day, matter.title)
        assert Trace.objects.get(stream="LV-1").pk == written.pk
        assert not twin._state.adding

    def test_of_which_several_are_in_several_tables(self, ask_leave):
        matter = ask_leave()
        twins = [Leave.objects.get(pk=matter.pk) for _each in range(2)]
        for number, twin in enumerate(twins):
            twin.pk = twin.id = twin.proceeding_ptr_id = None
            twin.serial = f"QJ-2026-999{number}"
        insert_together([trace(1)], twins)

        for twin in twins:
            assert Leave.objects.get(serial=twin.serial).pk == twin.pk

    def test_are_none_or_many(self, person, django_assert_num_queries):
        with django_assert_num_queries(0):
            insert_together([], [])
        many = [trace(number) for number in range(1, MOST_ROWS + 2)]
        insert_together(many, rows_of(person("grid-worker"), []))

        assert Trace.objects.count() == len(many)

    def test_are_all_there_or_none(self, person):
        values = rows_of(person("grid-worker"), [Value("leave.days", Decimal(1), AT.date())])
        with pytest.raises(IntegrityError), transaction.atomic():
            insert_together(values, [trace(1), trace(1)])

        assert not Trace.objects.exists()
        assert not FactValue.objects.filter(fact="leave.days", stream="").exists()
