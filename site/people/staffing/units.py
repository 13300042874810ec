"""The units of a staff table: from the top of the tree down, known ones and new ones."""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from people.models import Unit
from people.models.unit import UnitKind

from .plan import Finding, Plan, PlannedUnit
from .reading import Row

WORDS = {
    "网格": UnitKind.GRID,
    "社区": UnitKind.COMMUNITY,
    "村": UnitKind.VILLAGE,
    "街道": UnitKind.STREET,
    "办事处": UnitKind.STREET,
    "镇": UnitKind.TOWNSHIP,
    "区": UnitKind.DISTRICT,
    "中心": UnitKind.CENTRE,
    "林场": UnitKind.FARM,
    "队": UnitKind.TEAM,
}


#: Units that stand below others everywhere.
BELOW = frozenset({UnitKind.GRID, UnitKind.COMMUNITY, UnitKind.VILLAGE, UnitKind.TEAM})


def units_of(rows: Iterable[Row], there: Mapping[str, Unit], plan: Plan) -> Iterator[PlannedUnit]:
    """Every unit that the table names, those above first; what is wrong goes to the findings."""
    met: dict[str, PlannedUnit] = {}
    for row in rows:
        name, above = row.get("unit"), row.get("above")
        if not name:
            continue
        if name not in met:
            kind = _kind(row.get("unit_kind"), name)
            met[name] = PlannedUnit(name, above, kind, row.number, there.get(name))
        elif above and not met[name].above:
            met[name].above = above
        elif above and met[name].above != above:
            sentence = _(
                "“%(unit)s” stands below “%(first)s” in row %(row)s. Choose one of the two."
            )
            named = {"unit": name, "first": met[name].above, "row": met[name].row}
            plan.findings.append(Finding(row.number, sentence % named))
    for each in list(met.values()):
        if each.above and each.above not in met:
            known = there.get(each.above)
            kind = _kind("", each.above)
            met[each.above] = PlannedUnit(each.above, "", kind, each.row, known)
    plan.findings += [*_circles(met), *_alone(met.values())]
    yield from _from_the_top(met)


def _alone(met: Iterable[PlannedUnit]) -> Iterator[Finding]:
    """A new grid or community under nothing: nobody above would be found to decide for it."""
    for each in met:
        if each.known is None and not each.above and each.kind in BELOW:
            sentence = _(
                "“%(unit)s” has no unit above it and would stand alone: nobody above it decides. "
                "Fill in the unit above."
            )
            yield Finding(each.row, sentence % {"unit": each.name}, must=False)


def _circles(met: dict[str, PlannedUnit]) -> Iterator[Finding]:
    for each in met.values():
        line, above = [each.name], each.above
        while above and above in met and above not in line:
            line.append(above)
            above = met[above].above
        if above == each.name:
            sentence = _("The units go round in a circle: %(line)s. Correct the unit above.")
            named = {"line": " → ".join([*line, each.name])}
            yield Finding(each.row, sentence % named)


def _from_the_top(met: dict[str, PlannedUnit]) -> Iterator[PlannedUnit]:
    left, done = dict(met), set[str]()
    while left:
        ready = [each for each in left.values() if not each.above or each.above in done]
        if not ready:
            return
        for each in ready:
            done.add(each.name)
            del left[each.name]
            yield each


def _kind(given: str, name: str) -> str:
    """The sort of a unit, as it is written or as its name says."""
    text = given or name
    return next((str(kind) for word, kind in WORDS.items() if word in text), str(UnitKind.OFFICE))
