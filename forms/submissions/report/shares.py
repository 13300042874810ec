"""What the figures come to: by form, by month, all together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..models import Tally
from ..models.counted import FIGURES


@dataclass(frozen=True)
class Share:
    """Figures added up; a field is answered without typing when what came filled in was kept, or by choosing."""

    forms: int = 0
    asked: int = 0
    kept: int = 0
    changed: int = 0
    chosen: int = 0
    typed: int = 0

    @property
    def answered(self) -> int:
        """All that was answered; of a field left empty nobody can say what it cost."""
        return self.kept + self.changed + self.chosen + self.typed

    @property
    def empty(self) -> int:
        """Asked and left empty."""
        return self.asked - self.answered

    @property
    def untyped(self) -> float | None:
        """The share answered without typing, in hundredths; None where nothing was answered."""
        return self._percent(self.kept + self.chosen)

    @property
    def held(self) -> float | None:
        """The share that the office filled in and nobody changed, in hundredths."""
        return self._percent(self.kept)

    def _percent(self, part: int) -> float | None:
        return round(100 * part / self.answered, 1) if self.answered else None


def added_up(rows: Iterable[Tally]) -> Share:
    """All rows together."""
    rows = list(rows)
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("forms", *FIGURES)}
    return Share(**sums)


def by_form(rows: Iterable[Tally]) -> list[tuple[str, Share]]:
    """(slug, share), the forms that are most typed first: there something can be gained."""
    found = _grouped(rows, lambda row: row.slug)
    return sorted(found, key=lambda each: -(each[1].typed + each[1].changed))


def by_month(rows: Iterable[Tally]) -> list[tuple[date, Share]]:
    """(month, share), the earliest first."""
    return sorted(_grouped(rows, lambda row: row.month), key=lambda each: each[0])


def _grouped(rows: Iterable[Tally], key: Callable[[Tally], Any]) -> list[tuple[Any, Share]]:
    groups: dict[Any, list[Tally]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [(name, added_up(each)) for name, each in groups.items()]
