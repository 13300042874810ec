"""What was picked from lists: whether it may be, and what it is called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from people.registry.reach import Reach
from people.registry.sources import SOURCES

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import rows_of
from .fields.picker import Listed, Picked, Picker
from .walking import Met

#: Labels by source and code: what is kept with a submission.
Names = Mapping[str, Mapping[str, str]]


class Pick(NamedTuple):
    """A picker where it stands, and the code that was given there."""

    path: str
    field: Field
    kind: Picker
    code: str
    answers: Answers


def picks(met: Iterable[Met]) -> list[Pick]:
    """The codes that were given to pickers."""
    found = []
    for each in met:
        kind, given = type_of(each.field), each.answers.get(each.field["key"])
        if isinstance(kind, Picker) and isinstance(given, str) and given:
            found.append(Pick(each.path, each.field, kind, given, each.answers))
    return found


def wrong_picks(found: Iterable[Pick], reach: Reach | None) -> dict[str, str]:
    """A sentence for each code that is not on its list; one query for each list, however many codes.

    Households and residents must be within reach; without one, it is enough that they exist.
    """
    alike: dict[tuple[str, str], list[Pick]] = defaultdict(list)
    for each in found:
        alike[each.field["type"], str(each.kind.limits(each.field))].append(each)
    return {
        pick.path: pick.kind.strange(pick.field, pick.code)
        for group in alike.values()
        for pick in _wrong(group, reach)
    }


def _wrong(group: list[Pick], reach: Reach | None) -> Iterator[Pick]:
    kind, field = group[0].kind, group[0].field
    rows = {
        kind.list.value(row): row
        for row in kind.list.valid({each.code for each in group}, reach, kind.limits(field))
    }
    for pick in group:
        row = rows.get(pick.code)
        if row is None or not _lives_there(pick, row):
            yield pick


def _lives_there(pick: Pick, row: Any) -> bool:
    household = pick.answers.get(pick.field.get("of") or "")
    return not household or str(row.household_id) == household


def listed_picks(found: Iterable[Pick]) -> list[Pick]:
    """Of these the households and residents."""
    return [each for each in found if isinstance(each.kind, Listed)]


def names_of(fields: Iterable[Field], answers: Answers, known: Names | None = None) -> Names:
    """The label of every code that was picked, by source; one query for each source not known yet."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for source, code in _codes(fields, answers):
        wanted[source].add(code)
    names = {source: dict(each) for source, each in (known or {}).items()}
    for source, codes in wanted.items():
        missing = codes - names.setdefault(source, {}).keys()
        if missing:
            names[source] |= SOURCES[source].named(missing)
    return {source: each for source, each in names.items() if each}


def with_names(fields: Iterable[Field], answers: Answers, names: Names) -> dict[str, Any]:
    """The answers, in which every code that was picked knows its label."""
    told = dict(answers)
    for field in fields:
        kind, key = type_of(field), field["key"]
        given = told.get(key)
        if inner := kind.inner(field):
            if isinstance(given, list):
                told[key] = [
                    with_names(inner, row, names) if isinstance(row, dict) else row for row in given
                ]
        elif isinstance(kind, Picker) and isinstance(given, str):
            label = names.get(kind.source, {}).get(given)
            told[key] = Picked(given, label) if label else given
    return told


def told(fields: list[Field], answers: Answers, known: Names | None = None) -> dict[str, Any]:
    """The answers with names, looked up where they were not kept."""
    return with_names(fields, answers, names_of(fields, answers, known))


def _codes(fields: Iterable[Field], answers: Answers) -> Iterator[tuple[str, str]]:
    for field in fields:
        kind = type_of(field)
        if inner := kind.inner(field):
            for row in rows_of(field, answers):
                yield from _codes(inner, row)
        elif isinstance(kind, Picker) and isinstance(given := answers.get(field["key"]), str):
            yield kind.source, given
