"""Values go into columns as Django would put them there, whatever the field and the value."""

import itertools
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import F
from wagtail.models import Page

from queries import new
from queries.columns import Column, values
from workflows.chains.models import Step

VALUES = [
    None, "", "某", 0, 1, -7, True, False, Decimal("1.50"), {}, {"a": [1, None]}, [], ["x"],
    date(2026, 3, 1), datetime(2026, 3, 1, 8, 30, tzinfo=UTC), uuid.UUID(int=7), F("pk"),
]  # fmt: skip
# What goes in depends on the database.
pytestmark = pytest.mark.django_db

OF_OURS = [
    model
    for model in apps.get_models()
    if model.__module__.partition(".")[0] not in ("django", "wagtail")
    and not issubclass(model, Page)
]


def fields_of(model):
    """Its columns, but files: those come with a storage."""
    own = [each for each in model._meta.local_concrete_fields if not each.generated]
    return [each for each in own if not isinstance(each, models.FileField)]


def as_django_does(field, row, *, add):
    """What Django would send, or the kind of error that it raises."""
    try:
        return field.get_db_prep_save(field.pre_save(row, add=add), connection)
    except Exception as error:  # noqa: BLE001  # whichever it is, ours is to be the same
        return type(error)


def as_we_do(field, row, *, add):
    try:
        (value,) = values(row, [Column(field, connection)], connection, add=add)
    except Exception as error:  # noqa: BLE001
        return type(error)
    return value


def told(value):
    """JSON for PostgreSQL is an object that equals only itself."""
    return (type(value), getattr(value, "obj", value))


@pytest.mark.parametrize("model", OF_OURS, ids=lambda each: each._meta.label)
def test_every_column_of_ours_takes_every_value_as_with_django(model):
    for field, value in itertools.product(fields_of(model), VALUES):
        row = model()
        row.__dict__[field.attname] = value
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            assert Column(field, connection).known == {}
            continue
        sent = [told(ask(field, row, add=False)) for ask in (as_we_do, as_django_does)]
        assert sent[0] == sent[1], (field, value)


def test_what_was_not_read_is_asked_for(person, ask_leave):
    matter = ask_leave()
    step = Step.objects.only("pk").filter(proceeding=matter).first()

    found = dict(
        zip(
            ("act", "order"),
            values(
                step,
                [Column(Step._meta.get_field(each), connection) for each in ("act", "order")],
                connection,
                add=False,
            ),
            strict=True,
        )
    )

    assert found["act"] == Step.objects.get(pk=step.pk).act
    assert found["order"] == Step.objects.get(pk=step.pk).order


class TestANewRow:
    @pytest.mark.parametrize("model", OF_OURS, ids=lambda each: each._meta.label)
    def test_is_as_its_constructor_makes_it(self, model):
        made, usual = new(model), model()

        names = [each.attname for each in model._meta.concrete_fields]
        # What is made anew for each, such as a key, differs.
        alike = [
            name
            for name in names
            if getattr(usual, name) == getattr(model(), name) or name in ("basis", "agreed")
        ]
        assert [getattr(made, name) for name in alike] == [getattr(usual, name) for name in alike]
        assert made._state.adding
        assert made._state.db is None

    def test_takes_columns_and_shares_no_lists(self):
        one, other = new(Step, act="approve", post_id="director"), new(Step)
        one.agreed.append(1)

        assert (one.act, one.post_id, other.agreed) == ("approve", "director", [])

    def test_has_no_columns_that_there_are_not(self):
        with pytest.raises(TypeError, match="actt"):
            new(Step, actt="approve")
