"""Every edition with the units that it binds, read once a run: which bound whom on a past day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from people.models import Unit
from regulations.in_force import Binding
from regulations.models import Edition

Binds = dict[str, int]


class Editions:
    """All editions without their text; there are as many as the office has published (two queries)."""

    def __init__(self) -> None:
        rows = Edition.objects.defer("clauses", "heading", "words")
        self._all = {each.pk: each for each in rows.order_by("in_force_from", "number")}
        self._binds: dict[int, Binds] = defaultdict(dict)
        through = Edition.binds.through.objects.order_by()
        for pk, path, depth in through.values_list("edition_id", "unit__path", "unit__depth"):
            self._binds[pk][path] = depth
        self._by_regulation: dict[int, list[Edition]] = defaultdict(list)
        for each in self._all.values():
            self._by_regulation[each.regulation_id].append(each)
        self._on_day: dict[date, list[Edition]] = {}
        self.titles = {each.slug: each.title for each in self._all.values()}

    def kept(self, rows: Iterable[tuple[int, int]]) -> list[Binding]:
        """The editions that a matter keeps, from (key, depth)."""
        return [Binding(self._all[pk], depth) for pk, depth in rows]

    def on(self, unit: Unit, day: date, *, but: Collection[int] = ()) -> list[Binding]:
        """Those that bound a unit on a day, `but` for some regulations."""
        bound = (
            (each, nearest(self._binds[each.pk], unit))
            for each in self._in_force(day)
            if each.regulation_id not in but
        )
        return [Binding(each, depth) for each, depth in bound if depth is not None]

    def of(self, regulation: int, unit: Unit, day: date) -> list[Binding]:
        """The edition of one regulation that bound a unit on a day, if any did."""
        return self.on(unit, day, but=self._by_regulation.keys() - {regulation})

    def _in_force(self, day: date) -> list[Edition]:
        """Of each regulation the edition in force on a day; the days of a run come up again and again."""
        if day not in self._on_day:
            latest = (self._latest(each, day) for each in self._by_regulation.values())
            self._on_day[day] = [each for each in latest if each and not each.ends]
        return self._on_day[day]

    def _latest(self, editions: Iterable[Edition], day: date) -> Edition | None:
        begun = (each for each in editions if each.is_in_force(day))
        return max(begun, key=lambda each: (each.in_force_from, each.number), default=None)

    def last_of(self, regulation: int) -> Edition | None:
        """The newest edition of a regulation."""
        return max(self._by_regulation[regulation], key=lambda each: each.number, default=None)

    def __iter__(self) -> Iterator[Edition]:
        return iter(self._all.values())


def nearest(binds: Binds, unit: Unit) -> int | None:
    """How deep the nearest of some units lies that is this one or above it; None when none is."""
    return max((depth for path, depth in binds.items() if unit.path.startswith(path)), default=None)
