"""How verdicts and bases look outside Python: in the trail, in JSON columns, in the API (design section 9)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from regulations.rules.basis import Basis
from regulations.rules.verdict import Meter, Verdict


def basis_list(bases: Iterable[Basis]) -> list[dict[str, Any]]:
    """[{regulation, edition, clause, path, quote}], each once."""
    return [each.as_dict() for each in dict.fromkeys(bases)]


def verdict_dict(verdict: Verdict) -> dict[str, Any]:
    """{kind, met, effect, title, sentence, basis, counted?, meter?}."""
    shape: dict[str, Any] = {
        "kind": verdict.kind,
        "met": verdict.met,
        "effect": verdict.effect.value,
        "title": verdict.title,
        "sentence": verdict.sentence,
        "basis": basis_list(verdict.basis),
    }
    if verdict.counted:
        shape["counted"] = [{"key": each.key, "name": each.name} for each in verdict.counted]
    return {**shape, "meter": _meter(verdict.meter)} if verdict.meter else shape


def _meter(meter: Meter) -> dict[str, float]:
    figures: dict[str, Decimal] = {
        "before": meter.before,
        "now": meter.now,
        "bound": meter.bound,
        "left": meter.left,
    }
    return {name: float(value) for name, value in figures.items()}
