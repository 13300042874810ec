"""A repeating group: the same fields again for each household visited, each witness, each item."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .base import UNFIT, Answers, Field, FieldType, field_type, type_of

MOST_ROWS = 50


@field_type
class Group(FieldType):
    """Rows of answers; its fields are those of `fields`, and the answer is a list of objects."""

    code = "group"
    label = gettext_lazy("repeating group")
    widget = "group"
    fact_types = frozenset()
    in_rows = False

    def inner(self, field: Field) -> list[Field]:
        return list(field["fields"])

    def properties(self, field: Field) -> dict[str, Any]:
        # What a row holds, the schema of the form adds.
        least, most = bounds(field)
        return {field["key"]: {"type": "array", "minItems": least, "maxItems": most}}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        rows = list(self.numbered(field, data).values())
        return {field["key"]: rows} if rows else {}

    def numbered(self, field: Field, data: Any) -> dict[int, dict[str, Any]]:
        """The rows that somebody filled in, by the numbers that a page gave them."""
        rows = {index: self._row(field, data, index) for index in indexes(data, field["key"])}
        return {index: row for index, row in rows.items() if not self._is_blank(field, row)}

    def sort(self, field: Field, key: str) -> str:
        return "rows"

    def compared(self, value: Any) -> Any:
        return UNFIT

    def constant(self, field: Field, text: str) -> Any:
        raise ValueError(text)

    def show(self, field: Field, answers: Answers) -> str:
        rows = rows_of(field, answers)
        said = ngettext("%(count)s row", "%(count)s rows", len(rows)) % {"count": len(rows)}
        return said if rows else ""

    def wrong_amount(self, field: Field, count: int) -> str:
        least, most = bounds(field)
        sentence = _(
            "“%(label)s” takes %(least)s to %(most)s rows; %(count)s were given. Add or remove some."
        )
        return sentence % {"label": field["label"], "least": least, "most": most, "count": count}

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes a list of rows; “%(given)s” was given. Send a list.") % {
            "label": field["label"],
            "given": given,
        }

    def _is_blank(self, field: Field, row: Answers) -> bool:
        """Whether nobody filled it in: it holds at most what is chosen at first."""
        defaults = {each["key"]: each.get("default") for each in self.inner(field)}
        return all(value == defaults.get(key) for key, value in row.items())

    def _row(self, field: Field, data: Any, index: int) -> dict[str, Any]:
        view = RowData(data, f"{field['key']}.{index}.")
        return {
            key: value
            for each in self.inner(field)
            for key, value in type_of(each).read(each, view).items()
        }


class RowData:
    """What was posted for one row of a group, under the keys of its own fields."""

    def __init__(self, data: Any, prefix: str) -> None:
        self.data = data
        self.prefix = prefix

    def get(self, key: str, default: Any = None) -> Any:
        return self.data.get(self.prefix + key, default)

    def getlist(self, key: str) -> list[Any]:
        return list(self.data.getlist(self.prefix + key))


def bounds(field: Field) -> tuple[int, int]:
    """The fewest and the most rows that a group takes."""
    least = field.get("at_least") or (1 if field.get("required") else 0)
    return int(least), int(field.get("at_most") or MOST_ROWS)


def rows_of(field: Field, answers: Answers) -> list[Mapping[str, Any]]:
    """The rows that were given; whatever is no row is left to the validator."""
    given = answers.get(field["key"])
    return [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []


def indexes(data: Any, key: str) -> list[int]:
    """The numbers of the rows that a page posted, in order."""
    return sorted(set(_posted(data, key)))


def _posted(data: Any, key: str) -> Iterator[int]:
    for name in data:
        start, _dot, _rest = name.removeprefix(f"{key}.").partition(".")
        if name.startswith(f"{key}.") and start.isascii() and start.isdecimal():
            yield int(start[:9])
