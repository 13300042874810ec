"""Parameters from what was found: bands become rows and thresholds, names become codes."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .found import Found
from .quantities import SCORES, Quantity
from .rows import DAYS_IN_A_MONTH, in_facts, rows_of
from .vocabulary import Vocabulary

Filled = tuple[dict[str, Any], dict[str, str]]
PERIODS = frozenset({"day", "week", "half_month", "month", "quarter", "half_year", "year"})
YEARS = "年"


def filled(found: Found, text: str, words: Vocabulary) -> Filled:
    """What `build` takes, and what only the editor can know, named with the words that speak of it."""
    parameters, missing = FILLED.get(found.kind, _as_found)(found, words)
    if "form" in missing and (form := words.form_in(text)):
        parameters["form"] = form
        del missing["form"]
    return parameters, missing


def _as_found(found: Found, _words: Vocabulary) -> Filled:
    return dict(found.parameters), dict(found.missing)


def _route(found: Found, words: Vocabulary) -> Filled:
    rows = rows_of(found.band, found.about, words)
    when = {"when": rows.rows} if rows.rows else {}
    said = {} if rows.rows else _condition(found.about)
    return {**found.parameters, **when}, {**found.missing, **rows.missing, **said}


def _deadline(found: Found, _words: Vocabulary) -> Filled:
    return dict(found.parameters), {**found.missing, **_condition(found.about)}


def _limit(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    if found.bound is not None:
        fact, amount = in_facts(found.bound, found.about, words)
        parameters["bound"] = amount
        if fact:
            parameters["fact"] = fact
            del missing["fact"]
    return parameters, missing


def _duty(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    if found.bound is not None:
        fact, amount = in_facts(found.bound, found.about, words)
        parameters["at_least"] = amount
        if fact:
            parameters["fact"] = fact
            missing.pop("fact", None)
    counted = rows_of(found.band, found.about, words, "counts_when")
    if counted.rows:
        parameters["counts_when"] = counted.rows
    return parameters, missing | counted.missing


def _consequence(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    counted = [each for each in found.band if each.figure.per in PERIODS]
    others = [each for each in found.band if each not in counted]
    if counted and counted[0].figure.op in (">", ">="):
        first = counted[0].figure
        parameters |= {"trigger": "count", "count_at_least": first.number, "per": first.per}
        parameters["inclusive"] = first.op == ">="
        if first.unit != "次":
            missing["fact"] = first.unit
    elif any(each.figure.unit in SCORES for each in others):
        parameters["trigger"] = "score"
    rows = rows_of(others, found.about, words)
    if rows.rows:
        parameters["when"] = rows.rows
    said = {} if found.band else _condition(found.about)
    return parameters, {**missing, **rows.missing, **said}


def _pay(found: Found, _words: Vocabulary) -> Filled:
    parameters = dict(found.parameters)
    pers = {each.figure.per for each in found.band} & {"year", "month"}
    if pers:
        parameters["counted"] = pers.pop()
    elif re.search("期间", found.about):
        parameters["counted"] = "during"
    for each in found.band:
        parameters |= _seniority(each) if each.figure.unit == YEARS else _length(each)
    return parameters, {**found.missing, **({} if found.band else _condition(found.about))}


def _seniority(quantity: Quantity) -> dict[str, Any]:
    lower = quantity.figure.op in (">", ">=")
    return {"seniority_from" if lower else "seniority_below": quantity.figure.number}


def _length(quantity: Quantity) -> dict[str, Any]:
    figure = quantity.figure
    if quantity.ordinal:
        return (
            {"from_month": int(figure.number) + 1}
            if figure.op in (">", ">=")
            else {"to_month": int(figure.number)}
        )
    amount = figure.number * (DAYS_IN_A_MONTH if figure.unit == "月" else Decimal(1))
    if figure.op in (">", ">="):
        return {"more_than": amount, "more_than_included": figure.op == ">="}
    return {"up_to": amount, "up_to_included": figure.op == "<="}


def _condition(about: str) -> dict[str, str]:
    """The words that say when, for the editor to make rows of."""
    said = about.strip(" ,:")
    return {"when": said} if re.search(r"(?:的|者|时|事项|问题|事件|后)(?:,|$)", said) else {}


FILLED: dict[str, Callable[[Found, Vocabulary], Filled]] = {
    "route": _route,
    "deadline": _deadline,
    "limit": _limit,
    "duty": _duty,
    "consequence": _consequence,
    "pay": _pay,
}
