"""Which fields are shown and which must be answered, given the answers; hidden ones do neither."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from facts.conditions import NEGATIVE, ORDERED, Condition, Op

from .fields import Answers, Field
from .fields.base import BLANKS, FieldType, type_of

#: The answers that conditions may ask about, by key, as their types compare them.
Visible = dict[str, Any]


#: Values of these types are all that they equal.
PLAIN = frozenset({str, int, float, bool, list, dict, type(None)})


class _Asked(NamedTuple):
    """A field, and what is asked about it each time."""

    field: Field
    kind: FieldType
    keys: tuple[str, ...]
    shown_when: tuple[Condition, ...]


class Fields(list[Field]):
    """The fields of an edition, which nobody changes: what is asked about them is worked out once."""

    _last: "tuple[Answers, list[Field], Visible] | None" = None
    #: What `forms.schemas.walking` met last.
    last_met: "tuple[Answers, list[Any]] | None" = None

    @cached_property
    def asked(self) -> list[_Asked]:
        """Each with its conditions."""
        return _asked(self)

    @cached_property
    def has_rows(self) -> bool:
        """Whether any of them is a group."""
        return any(each.kind.inner(each.field) for each in self.asked)

    def shown(self, answers: Answers) -> tuple[list[Field], Visible]:
        """The fields that answers bring up, and what conditions may ask about them: to be read, not changed.

        Handing in asks a dozen times about the same answers.
        """
        last = self._last
        if last is None or not are_same(last[0], answers):
            visible: Visible = {}
            found = list(shown_among(self, answers, visible))
            last = self._last = (kept(answers), found, visible)
        return last[1], last[2]


def conditions_of(field: Field, when: str = "shown_when") -> tuple[Condition, ...]:
    """The rows of a field's “shown when” or “required when”, about answer keys."""
    rows = field.get(when)
    if not rows:
        return ()
    return tuple([Condition(row["field"], Op(row["op"]), row.get("value")) for row in rows])


def shown_fields(fields: Iterable[Field], answers: Answers) -> list[Field]:
    """The fields that these answers bring up, in order."""
    if isinstance(fields, Fields):
        return fields.shown(answers)[0]
    return list(shown_among(fields, answers, {}))


def shown_among(fields: Iterable[Field], answers: Answers, visible: Visible) -> Iterator[Field]:
    """The same one by one, adding what each answers to `visible`; a hidden section hides its fields."""
    section_shown = True
    for each in fields.asked if isinstance(fields, Fields) else _asked(fields):
        field = each.field
        shown = not each.shown_when or hold(each.shown_when, visible)
        if field["type"] == "section":
            section_shown = shown
        if shown and section_shown:
            yield field
            _add(visible, each, answers)


def under_sections(fields: Iterable[Field]) -> list[Field]:
    """The fields with the conditions of the section that they stand in added to their own."""
    found: list[Field] = []
    rows: list[Any] = []
    for field in fields:
        own = field.get("shown_when", [])
        if field["type"] == "section":
            rows = own
            found.append(field)
        else:
            found.append({**field, "shown_when": [*rows, *own]} if rows else field)
    return found


def must_be_answered(field: Field, visible: Visible) -> bool:
    """Whether a shown field may not stay empty."""
    if field.get("required"):
        return True
    return bool(field.get("required_when")) and hold(conditions_of(field, "required_when"), visible)


def are_same(earlier: Answers, answers: Answers) -> bool:
    """Whether answers are those of before; of codes that know their labels that is never sure."""
    types = [*map(type, earlier.values())]
    same = earlier == answers and types == [*map(type, answers.values())]
    return same and PLAIN.issuperset(types)


def kept(answers: Answers) -> Answers:
    """The answers as they are now; what stands inside the rows of a group decides nothing outside."""
    return {key: [*each] if isinstance(each, list) else each for key, each in answers.items()}


def _asked(fields: Iterable[Field]) -> list[_Asked]:
    kinds = ((field, type_of(field)) for field in fields)
    return [_Asked(each, kind, kind.keys(each), conditions_of(each)) for each, kind in kinds]


def _add(visible: Visible, asked: _Asked, answers: Answers) -> None:
    field, kind, keys, _when = asked
    if keys and field.get("default"):
        visible[field["key"]] = kind.compared(field["default"])
    for key in keys:
        value = answers.get(key)
        if value not in BLANKS:
            visible[key] = kind.compared(value)


def hold(rows: Iterable[Condition], visible: Visible) -> bool:
    """Whether all rows hold."""
    return all(_holds(row, visible) for row in rows)


def _holds(row: Condition, visible: Visible) -> bool:
    given = visible.get(row.fact)
    if row.op in ORDERED and not isinstance(given, Decimal):
        return False
    try:
        return row.holds(visible)
    except ValueError:  # a value that the other field never has
        return row.op in NEGATIVE
