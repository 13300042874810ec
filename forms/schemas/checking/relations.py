"""What a form makes of several answers: computed values and cross-field rows."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import Op

from ..crossing import OPS
from ..fields import Field
from ..fields.base import type_of
from ..fields.computing import HOWS
from .scopes import ByKey, keyed, scopes

#: Ways to compute that take an answer of every row of a group.
OVER_ROWS = frozenset({"sum", "average", "min", "max", "count"})
MEASURED = frozenset({"number", "day", "moment", "clock"})


def strange_computed(fields: list[Any]) -> Iterator[str]:
    """Computed values of what is not asked before them, or cannot be computed with."""
    for scope in scopes(fields):
        seen: ByKey = {}
        for field in scope.fields:
            if type_of(field).computes:
                yield from _strange_parts(field, seen)
            seen |= keyed([field])


def strange_checks(fields: list[Any], checks: Sequence[Any] = ()) -> Iterator[str]:
    """Cross-field rows about what is not there or cannot be compared."""
    absent = _(
        "A cross-field row names “%(key)s”, which is not asked there. Name the key of a field."
    )
    unlike = _(
        "A cross-field row compares “%(left)s” with “%(right)s”: only numbers, days, moments or "
        "times compare with their like. Choose another field."
    )
    itself = _("A cross-field row compares “%(left)s” with itself. Choose another field.")
    for scope in scopes(fields, checks):
        known = keyed(scope.fields)
        for row in scope.checks:
            missing = [key for key in (row["left"], row["right"]) if key not in known]
            if missing:
                yield from (absent % {"key": key} for key in missing)
                continue
            named = {side: known[row[side]]["label"] for side in ("left", "right")}
            if row["left"] == row["right"]:
                yield itself % named
            elif not _alike(row, known):
                yield unlike % named


def _alike(row: Any, known: ByKey) -> bool:
    left, right = (_sort(known[row[side]], row[side]) for side in ("left", "right"))
    return left == right and left in MEASURED and Op(row["op"]) in OPS


def _strange_parts(field: Field, seen: ByKey) -> Iterator[str]:
    how = HOWS[field["how"]]
    named = {"label": field["label"], "how": how.label}
    least, most = how.takes
    if not least <= len(field["of"]) <= most:
        sentence = _(
            "“%(label)s” (%(how)s) takes %(least)s to %(most)s keys; %(count)s are named. "
            "Add or remove some."
        )
        yield sentence % {**named, "least": least, "most": most, "count": len(field["of"])}
    for path in field["of"]:
        sort = _sort_at(path, seen, over_rows=field["how"] in OVER_ROWS)
        if not sort:
            sentence = _(
                "“%(label)s” is computed of “%(key)s”, which is not asked before it. "
                "Name the key of a field further up."
            )
            yield sentence % {**named, "key": path}
        elif sort not in how.sorts:
            sentence = _(
                "“%(label)s” (%(how)s) cannot be computed of “%(key)s”. Name a field that fits."
            )
            yield sentence % {**named, "key": path}


def _sort_at(path: str, seen: ByKey, *, over_rows: bool) -> str:
    key, _dot, inner = path.partition(".")
    field = seen.get(key)
    if field is None or not inner:
        return _sort(field, key) if field else ""
    rows = keyed(type_of(field).inner(field))
    return _sort(rows[inner], inner) if over_rows and inner in rows else ""


def _sort(field: Field, key: str) -> str:
    return type_of(field).sort(field, key)
