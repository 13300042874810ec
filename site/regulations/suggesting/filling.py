"""Parameters from what was found: bands become rows and thresholds, names become codes."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from .figures import TIMES
from .found import Found
from .quantities import SCORES, Quantity
from .rows import DAYS_IN_A_MONTH, in_facts, rows_of
from .vocabulary import Vocabulary

#: Behind it stands the whole clause, where a fact is looked for when the words nearby name none.
FURTHER = "\0"
Filled = tuple[dict[str, Any], dict[str, str]]
PERIODS = frozenset({"day", "week", "half_month", "month", "quarter", "half_year", "year"})
YEARS = "年"
#: How words end that say when: 属于本站职责的, 普通事件.
CONDITION = re.compile(r"(?:的|者|(?<![及随按同])时|事项|问题|事件|(?<!然)后)$")


def filled(found: Found, text: str, words: Vocabulary) -> Filled:
    """What `build` takes, and what only the editor can know, named with the words that speak of it."""
    # A fact is named in the same words first, else anywhere in the clause (网格员请假：2天之内……).
    nearby = replace(found, about=f"{found.about}{FURTHER}{text}")
    parameters, missing = FILLED.get(found.kind, _as_found)(nearby, words)
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
        fact, parameters["bound"], missing["fact"] = in_facts(found.bound, found.about, words)
        if fact:
            parameters["fact"] = fact
        if fact or missing["fact"] == TIMES:
            # Without a fact a limit counts how often the form is handed in.
            del missing["fact"]
    return parameters, missing


def _duty(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    if found.bound is not None:
        fact, parameters["at_least"], missing["fact"] = in_facts(found.bound, found.about, words)
        if fact:
            parameters["fact"] = fact
            del missing["fact"]
    counted = rows_of(found.band, found.about, words, "counts_when")
    if counted.rows:
        parameters["counts_when"] = counted.rows
    return parameters, missing | counted.missing


def _consequence(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    counted = [q for q in found.band if q.figure.per in PERIODS or q.figure.unit == TIMES]
    others = [each for each in found.band if each not in counted]
    if counted and counted[0].figure.op in (">", ">=", "="):
        first = counted[0].figure
        fact, amount, unit = in_facts(counted[0], found.about, words)
        parameters |= {"trigger": "count", "count_at_least": amount}
        if first.per:
            parameters["per"] = first.per
        else:
            missing["per"] = str(first)
        parameters["inclusive"] = first.op != ">"
        if fact:
            parameters["fact"] = fact
        elif unit != TIMES:
            missing["fact"] = unit
    elif any(each.figure.unit in SCORES for each in others):
        parameters["trigger"] = "score"
    rows = rows_of(others, found.about, words)
    if rows.rows:
        parameters["when"] = rows.rows
    said = {} if found.band else _condition(found.about)
    return parameters, {**missing, **rows.missing, **said}


def _pay(found: Found, words: Vocabulary) -> Filled:
    parameters, missing = dict(found.parameters), dict(found.missing)
    pers = {each.figure.per for each in found.band} & {"year", "month"}
    if pers:
        parameters["counted"] = pers.pop()
    elif "期间" in found.about.partition(FURTHER)[0]:
        parameters["counted"] = "during"
    for each in found.band:
        if each.figure.per == "month" and each.figure.unit != TIMES:
            fact, _amount, missing["fact"] = in_facts(each, found.about, words)
            if fact:
                parameters["fact"] = fact
                del missing["fact"]
        parameters |= _seniority(each) if each.figure.unit == YEARS else _length(each)
    return parameters, {**missing, **({} if found.band else _condition(found.about))}


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
    near = about.partition(FURTHER)[0]
    *before, last = [each.strip() for each in re.split("[,:]", near)]
    parts = [each for each in [last, *before] if not each.startswith("经")]
    said = [each for each in parts if CONDITION.search(each)]
    return {"when": said[-1]} if said else {}


FILLED: dict[str, Callable[[Found, Vocabulary], Filled]] = {
    "route": _route,
    "deadline": _deadline,
    "limit": _limit,
    "duty": _duty,
    "consequence": _consequence,
    "pay": _pay,
}
