"""Do the routes of a form cover every case exactly once? Holes and overlaps, found by cells (pure).

Each fact that routes ask about is cut at the figures they name; between two cuts all
values behave alike, so one sample per piece decides for all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from facts.conditions import Condition, Facts, FactValueType, Op

from .choose import CitedRoute, NoRoute, RoutesCollide, choose
from .route import Place

#: Beyond this number of cells a check says nothing rather than hang the editor's browser.
MAX_CELLS = 200_000
OTHER = "…"


@dataclass(frozen=True)
class Domain:
    """What a fact may be: its type, smallest number and difference, its choices."""

    type: str
    minimum: Decimal | None = None
    step: Decimal = Decimal(1)
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hole:
    """A case that no main route covers."""

    facts: Facts = field(hash=False)


@dataclass(frozen=True)
class Overlap:
    """A case that several main routes of one priority cover."""

    facts: Facts = field(hash=False)
    routes: tuple[CitedRoute, ...] = ()


Finding = Hole | Overlap


def findings(routes: Sequence[CitedRoute], domains: Mapping[str, Domain]) -> list[Finding]:
    """At most one hole and one overlap per set of routes: enough to mend, never a flood."""
    rows = [row for each in routes if each.route.place is Place.MAIN for row in each.route.when]
    samples = {
        key: list(_samples(key, rows, domains.get(key)))
        for key in dict.fromkeys(r.fact for r in rows)
    }
    found: dict[Any, Finding] = {}
    for cell in islice(product(*samples.values()), MAX_CELLS):
        facts = {key: value for key, value in zip(samples, cell, strict=True) if value is not None}
        try:
            choose(routes, facts)
        except NoRoute:
            found.setdefault("hole", Hole(facts))
        except RoutesCollide as collision:
            found.setdefault(
                tuple(id(each) for each in collision.routes),
                Overlap(facts, tuple(collision.routes)),
            )
    return list(found.values())


def _samples(
    key: str, rows: Iterable[Condition], domain: Domain | None
) -> Iterator[FactValueType | None]:
    domain = domain or Domain("text")
    about = [row for row in rows if row.fact == key]
    values = list(_values(about))
    if any(row.op is Op.GIVEN for row in about):
        yield None
    match domain.type:
        case "number":
            yield from _numbers([Decimal(str(value)) for value in values], domain)
        case "date":
            yield from _dates([date.fromisoformat(str(value)) for value in values])
        case "yes_no":
            yield from (True, False)
        case "choice" if domain.choices:
            yield from domain.choices
        case _:
            yield from dict.fromkeys(str(value) for value in values)
            yield OTHER


def _values(rows: Iterable[Condition]) -> Iterator[Any]:
    for row in rows:
        if row.op is Op.GIVEN:
            continue
        if isinstance(row.value, list | tuple):
            yield from row.value
        else:
            yield row.value


def _numbers(cuts: list[Decimal], domain: Domain) -> Iterator[Decimal]:
    low = domain.minimum if domain.minimum is not None else Decimal("-1e9")
    points = sorted({low, *(cut for cut in cuts if cut >= low)})
    for here, beyond in zip(points, [*points[1:], None], strict=True):
        yield here
        following = here + domain.step
        if beyond is None or following < beyond:
            yield following


def _dates(cuts: list[date]) -> Iterator[date]:
    one = timedelta(days=1)
    for cut in sorted(set(cuts)):
        yield from (cut - one, cut, cut + one)
