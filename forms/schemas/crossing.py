"""Cross-field rows: one answer held against another, such as the last day not before the first."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from facts.conditions import Op

from .fields import Answers, Field
from .fields.base import type_of
from .walking import Met

#: {"left": key, "op": "<=", "right": key, "message": text}
Check = Mapping[str, Any]
COMPARED_NUMBERS = {
    Op.EQ: pgettext_lazy("compared", "the same as"),
    Op.NE: pgettext_lazy("compared", "other than"),
    Op.LT: pgettext_lazy("compared", "less than"),
    Op.LE: pgettext_lazy("compared", "at most"),
    Op.GT: pgettext_lazy("compared", "more than"),
    Op.GE: pgettext_lazy("compared", "at least"),
}
COMPARED_DAYS = COMPARED_NUMBERS | {
    Op.LT: pgettext_lazy("compared", "before"),
    Op.LE: pgettext_lazy("compared", "not after"),
    Op.GT: pgettext_lazy("compared", "after"),
    Op.GE: pgettext_lazy("compared", "not before"),
}
OPS = {Op.EQ: eq, Op.NE: ne, Op.LT: lt, Op.LE: le, Op.GT: gt, Op.GE: ge}


def crossed(
    checks: Iterable[Check], met: Iterable[Met], answers: Answers, refused: Set[str]
) -> Iterator[tuple[str, str]]:
    """A sentence at the left answer for each row that does not hold, of the form and of each row of its groups.

    A row asks nothing while either answer is missing or refused itself.
    """
    scopes: dict[str, dict[str, Field]] = {"": {}}
    groups: dict[str, tuple[Iterable[Check], Answers]] = {"": (checks, answers)}
    for each in met:
        fields = scopes.setdefault(each.prefix, {})
        fields |= dict.fromkeys(type_of(each.field).keys(each.field), each.field)
        if each.prefix and each.prefix not in groups:
            group = scopes[""][each.prefix.partition(".")[0]]
            groups[each.prefix] = (group.get("checks", []), each.answers)
    for prefix, (rows, given) in groups.items():
        for check in rows:
            paths = {prefix + check["left"], prefix + check["right"]}
            if not paths & refused and (sentence := _broken(check, scopes[prefix], given)):
                yield prefix + check["left"], sentence


def _broken(check: Check, fields: Mapping[str, Field], answers: Answers) -> str:
    left, right = fields.get(check["left"]), fields.get(check["right"])
    if left is None or right is None:
        return ""
    one = type_of(left).measure(answers, check["left"])
    other = type_of(right).measure(answers, check["right"])
    if one is None or other is None or _compare(Op(check["op"]), one, other):
        return ""
    if check.get("message"):
        return str(check["message"])
    sentence = _(
        "“%(left)s” (%(one)s) must be %(comparison)s “%(right)s” (%(other)s). "
        "Change one of the two."
    )
    labels = COMPARED_NUMBERS if isinstance(one, Decimal) else COMPARED_DAYS
    return sentence % {
        "left": left["label"],
        "right": right["label"],
        "one": answers[check["left"]],
        "other": answers[check["right"]],
        "comparison": labels[Op(check["op"])],
    }


def _compare(op: Op, one: Any, other: Any) -> bool:
    if isinstance(one, datetime) != isinstance(other, datetime):
        one, other = (each.date() if isinstance(each, datetime) else each for each in (one, other))
    return bool(OPS[op](one, other)) if type(one) is type(other) else True
