"""One fact, cut into pieces in which all values behave alike (pure)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from typing import Any

from facts.conditions import Condition, FactValueType, Op, all_hold

#: A text, or an option that the dictionary does not list.
OTHER = "…"
ONE_DAY = timedelta(days=1)
EPOCH = date(2000, 1, 1)


@dataclass(frozen=True)
class Domain:
    """What a fact may be: its type, smallest number and difference, its choices.

    Of several at once (the posts of a person) any two may come together; what is `optional` may
    be missing. Both are unusual: they are told apart from the cases that every office has.
    """

    type: str
    minimum: Decimal | None = None
    step: Decimal = Decimal(1)
    choices: tuple[str, ...] = ()
    several: bool = False
    optional: bool = False


@dataclass(frozen=True)
class Atom:
    """Values that no row tells apart; with figures, from `low` to `high` (None: without end)."""

    sample: FactValueType | None
    values: tuple[str, ...] = ()
    low: Any = None
    high: Any = None
    unusual: bool = False


@dataclass(frozen=True)
class Dimension:
    """A fact with its atoms, in their order; atom number n is bit n."""

    fact: str
    atoms: tuple[Atom, ...]
    ordered: bool = False

    @property
    def all(self) -> int:
        return (1 << len(self.atoms)) - 1

    @property
    def ordinary(self) -> int:
        return sum(1 << at for at, atom in enumerate(self.atoms) if not atom.unusual)

    def holding(self, rows: Sequence[Condition]) -> int:
        """The atoms for which all rows hold."""
        if not rows:
            return self.all
        return sum(1 << at for at, atom in enumerate(self.atoms) if self._holds(rows, atom))

    def first(self, mask: int) -> Atom:
        """The first atom of a set that is not empty."""
        return self.atoms[(mask & -mask).bit_length() - 1]

    def is_missing(self, mask: int) -> bool:
        """Whether the set holds nothing but the fact’s being missing."""
        return all(atom.sample is None for atom in self._of(mask))

    def runs(self, mask: int) -> list[int]:
        """A set in parts that rows can say: of figures and dates each stretch, and what is missing."""
        if not self.ordered:
            return [mask]
        runs: list[int] = []
        for at, atom in enumerate(self.atoms):
            if not mask >> at & 1:
                continue
            if runs and atom.sample is not None and mask >> (at - 1) & 1:
                runs[-1] |= 1 << at
            else:
                runs.append(1 << at)
        return runs

    def rows(self, mask: int) -> list[Condition]:
        """A set in condition rows; none when it says nothing, or what no row can say."""
        if mask & self.ordinary == self.ordinary or any(atom.unusual for atom in self._of(mask)):
            return []
        present = [atom for atom in self._of(mask) if atom.sample is not None]
        if not present:
            return []
        return self._between(present) if self.ordered else self._among(mask)

    def _of(self, mask: int) -> Iterator[Atom]:
        return (atom for at, atom in enumerate(self.atoms) if mask >> at & 1)

    def _holds(self, rows: Sequence[Condition], atom: Atom) -> bool:
        return all_hold(rows, {} if atom.sample is None else {self.fact: atom.sample})

    def _between(self, present: Sequence[Atom]) -> list[Condition]:
        low, high = present[0].low, present[-1].high
        if low is not None and low == high:
            return [Condition(self.fact, Op.EQ, _plain(low))]
        figures = [atom for atom in self.atoms if atom.sample is not None]
        found = []
        if present[0] is not figures[0]:
            before = figures[figures.index(present[0]) - 1]
            # “More than 15” says which bound to move; “from 15.5 on” would hide it.
            single = before.low is not None and before.low == before.high
            found += (
                [Condition(self.fact, Op.GT, _plain(before.high))]
                if single
                else [Condition(self.fact, Op.GE, _plain(low))]
            )
        if present[-1] is not figures[-1]:
            after = figures[figures.index(present[-1]) + 1]
            single = after.low is not None and after.low == after.high
            found += (
                [Condition(self.fact, Op.LT, _plain(after.low))]
                if single
                else [Condition(self.fact, Op.LE, _plain(high))]
            )
        return found or [Condition(self.fact, Op.GIVEN)]

    def _among(self, mask: int) -> list[Condition]:
        inside = [value for atom in self._of(mask) for value in atom.values]
        rest = self.ordinary & ~mask
        outside = [value for atom in self._of(rest) for value in atom.values]
        missing_too = any(atom.sample is None for atom in self._of(mask))
        if missing_too or OTHER in inside:
            return [_one_of(self.fact, outside, Op.NE, Op.NOT_IN)]
        if not outside:
            return [Condition(self.fact, Op.GIVEN)]
        missing_outside = any(atom.sample is None for atom in self._of(rest))
        if OTHER in outside or missing_outside or len(inside) <= len(outside):
            return [_one_of(self.fact, inside, Op.EQ, Op.IN)]
        return [_one_of(self.fact, outside, Op.NE, Op.NOT_IN)]


def dimension(fact: str, rows: Sequence[Condition], domain: Domain | None) -> Dimension:
    """A fact cut by the rows that ask about it."""
    domain = domain or Domain("text")
    asks_given = any(row.op is Op.GIVEN for row in rows)
    values = list(_values(rows))
    match domain.type:
        case "number":
            atoms = list(_numbers([Decimal(str(value)) for value in values], domain))
        case "date":
            atoms = list(_dates([date.fromisoformat(str(value)) for value in values]))
        case "yes_no":
            atoms = [Atom(True, ("yes",)), Atom(False, ("no",))]
        case _ if domain.several:
            atoms = list(_sets(rows, domain.choices))
        case _:
            atoms = list(_choices(fact, rows, domain.choices, values))
    if asks_given or domain.optional:
        atoms.append(Atom(None, unusual=not asks_given))
    return Dimension(fact, tuple(atoms), ordered=domain.type in ("number", "date"))


def _values(rows: Iterable[Condition]) -> Iterator[Any]:
    for row in rows:
        if row.op is Op.GIVEN:
            continue
        if isinstance(row.value, list | tuple):
            yield from row.value
        else:
            yield row.value


def _numbers(cuts: Sequence[Decimal], domain: Domain) -> Iterator[Atom]:
    base = domain.minimum if domain.minimum is not None else Decimal(0)
    places = [(cut - base) / domain.step for cut in cuts]
    first = 0 if domain.minimum is not None else None
    for low, high in _stretches(places, first):
        yield _stretch(low, high, lambda place: base + place * domain.step)


def _dates(cuts: Sequence[date]) -> Iterator[Atom]:
    places = [Decimal((cut - EPOCH).days) for cut in cuts]
    for low, high in _stretches(places, None):
        yield _stretch(low, high, lambda place: EPOCH + place * ONE_DAY)


def _stretch(low: int | None, high: int | None, value: Callable[[int], FactValueType]) -> Atom:
    """The atom from one place to another; its sample is where it begins, or else where it ends."""
    first, last = (None if place is None else value(place) for place in (low, high))
    return Atom(first if first is not None else last, low=first, high=last)


def _stretches(
    places: Iterable[Decimal], first: int | None
) -> Iterator[tuple[int | None, int | None]]:
    """From where to where on the steps, cut before and behind each place."""
    begins: set[int] = set()
    for place in places:
        begins.add(int(place.to_integral_value(ROUND_CEILING)))
        begins.add(int(place.to_integral_value(ROUND_FLOOR)) + 1)
    later = sorted(each for each in begins if first is None or each > first)
    if first is None and not later:
        later = [0]
    lows: list[int | None] = [first, *later]
    highs: list[int | None] = [*(each - 1 for each in later), None]
    return zip(lows, highs, strict=True)


def _choices(
    fact: str, rows: Sequence[Condition], options: Sequence[str], values: Iterable[Any]
) -> Iterator[Atom]:
    """Options that no row tells apart are one atom."""
    named = options or [*dict.fromkeys(str(value) for value in values), OTHER]
    alike: dict[tuple[bool, ...], list[str]] = {}
    for value in named:
        alike.setdefault(tuple(row.holds({fact: value}) for row in rows), []).append(value)
    for members in alike.values():
        yield Atom(members[0], tuple(members))


def _sets(rows: Sequence[Condition], options: Sequence[str]) -> Iterator[Atom]:
    """One of several, or two of them together where that is told apart from each alone."""
    fact = rows[0].fact if rows else ""
    named = options or [*dict.fromkeys(str(value) for value in _values(rows)), OTHER]
    alike: dict[tuple[bool, ...], list[str]] = {}
    for value in named:
        alike.setdefault(_told(rows, fact, frozenset({value})), []).append(value)
    for members in alike.values():
        yield Atom(frozenset({members[0]}), tuple(members))
    known = set(alike)
    for one, other in combinations([each[0] for each in alike.values()], 2):
        both = frozenset({one, other})
        if (told := _told(rows, fact, both)) not in known:
            known.add(told)
            yield Atom(both, (one, other), unusual=True)


def _told(rows: Sequence[Condition], fact: str, value: frozenset[str]) -> tuple[bool, ...]:
    return tuple(row.holds({fact: value}) for row in rows)


def _one_of(fact: str, values: Sequence[str], single: Op, several: Op) -> Condition:
    if len(values) == 1:
        return Condition(fact, single, values[0])
    return Condition(fact, several, list(values))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
