"""Where the values of a question stand among the parameters of its SQL.

A question is written with placeholders, values of the right type that nobody uses. Where one of
them comes out among the parameters, the real value goes in; one that comes out nowhere was used
otherwise (as a year, as a choice of Python), and such a question has to be written each time.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

K = TypeVar("K")

#: Within 16 bits, then within 32: of a column that holds no such number nothing is asked at all.
SMALL_FROM, SMALL_APART, MOST_SMALL = 30_011, 9, 300
NUMBERS_FROM = 1_987_650_000
DAY = date(1907, 3, 1)
MOMENT = datetime(1907, 3, 1, 3, 7, tzinfo=UTC)
LIKE = "%"

#: Wide apart: a value that is reckoned with is not taken for another.
APART = 7_919

#: Days run out beyond so many that are so wide apart.
MOST_VALUES = 1_000


def _number(number: int) -> int:
    if number < MOST_SMALL:
        return SMALL_FROM + SMALL_APART * number
    return NUMBERS_FROM + APART * number


#: How to make the n-th placeholder of a type.
PLACEHOLDERS: dict[type, Callable[[int], Any]] = {
    int: _number,
    str: lambda number: f"\ue000{number:03d}\ue000",
    date: lambda number: DAY + timedelta(days=APART * number),
    datetime: lambda number: MOMENT + timedelta(days=APART * number),
    uuid.UUID: lambda number: uuid.UUID(int=NUMBERS_FROM + APART * number),
}

#: What decides how a question is written: for each value its type, or itself where that matters.
Shape = tuple[Any, ...]


class NotPreparable(Exception):
    """A value of this kind, or used in this way, has no place of its own in the SQL."""


@dataclass(frozen=True)
class Slot:
    """A place among the parameters: which value goes there, and in what form."""

    place: int
    number: int
    wrapped: type | None = None
    before: str | None = None


def shape_of(values: Sequence[Any]) -> Shape:
    """Two lists of values of one shape are asked in the same words."""
    return tuple([_SHAPES.get(type(each), _shape)(each) for each in values])


def _shape(value: Any) -> Any:
    return shape_of(value) if isinstance(value, tuple) else type(value)


#: None and booleans are written into the words.
_SHAPES: dict[type, Callable[[Any], Any]] = {bool: bool, type(None): lambda _none: None}


def evened(keys: Sequence[K]) -> tuple[K, ...]:
    """Keys to look for, the last one repeated up to a power of two: few lengths, so few shapes."""
    length = 1 << max(len(keys) - 1, 0).bit_length()
    return (*keys, *[keys[-1]] * (length - len(keys))) if keys else ()


def placeholders(values: Sequence[Any]) -> list[Any]:
    """Values of the same shape that nobody uses; NotPreparable says for which types there are none."""
    count = iter(range(MOST_VALUES))
    try:
        return [_placeholder(each, count) for each in values]
    except StopIteration:
        raise NotPreparable(f"More than {MOST_VALUES} values.") from None


def _placeholder(value: Any, count: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return tuple([_placeholder(each, count) for each in value])
    make = PLACEHOLDERS.get(type(value))
    if make is None:
        raise NotPreparable(type(value))
    return make(next(count))


def flat(values: Sequence[Any], connection: Any) -> list[Any]:
    """The values one after another, as the database takes them; without those that are words."""
    found: list[Any] = []
    for value in values:
        kind = type(value)
        if kind is str or kind is int:
            found.append(value)
        elif isinstance(value, tuple):
            found += flat(value, connection)
        elif value is not None and kind is not bool:
            found.append(_taken(value, connection))
    return found


def _taken(value: Any, connection: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def slots_in(params: Sequence[Any], holders: Sequence[Any]) -> list[Slot]:
    """Where each placeholder stands; NotPreparable when one stands nowhere."""
    numbers = {(holder.__class__, holder): number for number, holder in enumerate(holders)}
    found = [slot for place, each in enumerate(params) if (slot := _slot(place, each, numbers))]
    if {slot.number for slot in found} != set(range(len(holders))):
        raise NotPreparable("A value is used otherwise than as it stands.")
    return found


def _slot(place: int, param: Any, numbers: dict[Any, int]) -> Slot | None:
    if isinstance(param, int):
        # PostgreSQL is told the width of whole numbers by a type of their own.
        number = numbers.get((int, int(param)))
        wrapped = None if type(param) is int else type(param)
        return None if number is None else Slot(place, number, wrapped)
    if isinstance(param, str) and param.endswith(LIKE):
        before = LIKE if param.startswith(LIKE) else ""
        number = numbers.get((str, param[len(before) : -1]))
        return None if number is None else Slot(place, number, before=before)
    number = numbers.get((param.__class__, param)) if param.__hash__ else None
    return None if number is None else Slot(place, number)


def filled(
    params: Sequence[Any], slots: Sequence[Slot], values: Sequence[Any], connection: Any
) -> tuple[Any, ...]:
    """The parameters with real values in their places."""
    found = list(params)
    for slot in slots:
        value = values[slot.number]
        if slot.before is not None:
            value = f"{slot.before}{connection.ops.prep_for_like_query(value)}{LIKE}"
        found[slot.place] = slot.wrapped(value) if slot.wrapped else value
    return tuple(found)
