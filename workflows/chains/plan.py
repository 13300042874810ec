"""A route resolved for one matter: each station's desk and who sits there today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from facts.words import Words, joined
from people.models import Person, Unit
from people.service import Desk, Holder
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute
from regulations.rules.route import ON_OWN_MATTER, Station, StationAct, Where

from .sources import ASKED, Sources


@dataclass(frozen=True)
class PlannedStep:
    """One row of the chain to come; `note` says why it is passed over, or who acts for the applicant."""

    order: int
    act: StationAct
    mode: str
    desk: Desk
    unit: Unit
    holders: tuple[Holder, ...]
    basis: Basis
    note: str = ""
    hands_in: str = ""
    optional: bool = False
    passed_over: bool = False
    station: Station | None = None


class NobodyHolds(Exception):
    """A station whose post nobody holds anywhere up the tree."""

    def __init__(self, station: Station, basis: Basis) -> None:
        super().__init__(station.post)
        self.station = station
        self.basis = basis


def plan(
    routes: Iterable[CitedRoute],
    *,
    applicant: Person,
    unit: Unit,
    on: date,
    form: str,
    sources: Sources = ASKED,
) -> list[PlannedStep]:
    """The rows of the chain, in order; NobodyHolds names the first station that cannot be staffed."""
    stops = _stops(routes, unit, sources)
    desks = [desk for stop in stops for desk, _unit in stop.candidates]
    held = sources.holders(desks, on, form, unit)
    steps = [_staffed(stop, held, applicant) for stop in stops]
    rungs = [(stop, step) for stop, step in zip(stops, steps, strict=True) if stop.rung]
    if rungs and not any(step for _stop, step in rungs):
        raise NobodyHolds(rungs[0][0].station, rungs[0][0].basis)
    return sorted(filter(None, steps), key=lambda step: step.order)


@dataclass(frozen=True)
class _Stop:
    """A station with the desks where its post may be found, the nearest first."""

    station: Station
    basis: Basis
    order: int
    rung: bool
    candidates: list[tuple[Desk, Unit]]


def _stops(routes: Iterable[CitedRoute], unit: Unit, sources: Sources) -> list[_Stop]:
    placed = [
        (station, cited, offset)
        for cited, offset in _with_offsets(routes)
        for station in cited.route.stations
    ]
    upward = sources.line(unit)[::-1]
    named = sources.units({station.unit for station, *_rest in placed if station.unit})
    return [
        _Stop(
            station,
            cited.basis,
            offset + station.order,
            cited.route.is_ladder,
            _desks(station, unit, upward, named),
        )
        for station, cited, offset in placed
    ]


def _staffed(
    stop: _Stop, held: Mapping[Desk, Sequence[Holder]], applicant: Person
) -> PlannedStep | None:
    """The stop at the nearest desk where somebody sits; a rung that nobody holds is left out."""
    found = next(((desk, unit) for desk, unit in stop.candidates if held[desk]), None)
    if found is None:
        if stop.rung:
            return None
        raise NobodyHolds(stop.station, stop.basis)
    station, holders = stop.station, tuple(held[found[0]])
    passed, note = own_matter(station.act, holders, applicant)
    return PlannedStep(
        stop.order,
        station.act,
        station.holders,
        *found,
        holders,
        stop.basis,
        note,
        hands_in=station.hands_in or "",
        optional=station.optional,
        passed_over=passed,
        station=station,
    )


def no_holder_sentence(problem: NobodyHolds, words: Words) -> str:
    """What to tell the applicant when a post is vacant."""
    return _(
        "Clause %(path)s asks for “%(post)s”, but nobody holds this post now. "
        "Ask the office to enter an appointment; what you filled in is kept."
    ) % {"path": problem.basis.path, "post": words.post(problem.station.post)}


def _with_offsets(routes: Iterable[CitedRoute]) -> list[tuple[CitedRoute, int]]:
    # A route placed after another goes on where that one ends.
    placed, offset = [], 0
    for each in routes:
        placed.append((each, offset))
        offset += max(station.order for station in each.route.stations)
    return placed


def _desks(
    station: Station, unit: Unit, upward: Sequence[Unit], named: dict[str, Unit]
) -> list[tuple[Desk, Unit]]:
    match station.where:
        case Where.OWN_UNIT:
            units: Sequence[Unit] = [unit]
        case Where.LEVEL_ABOVE:
            units = upward[1:2]
        case Where.NAMED_UNIT:
            units = [named[station.unit]] if station.unit in named else []
        case _:
            units = upward
    charge = unit.pk if station.where is Where.IN_CHARGE else None
    return [(Desk(station.post, each.pk, charge), each) for each in units]


def of_post(post: str, note: str) -> str:
    """A sentence about a station, for the trace: 办事处主任：申请人本人任此岗位……"""
    return _("%(post)s: %(sentence)s") % {"post": post, "sentence": note}


def acting(act: str, holders: Sequence[Holder], applicant: int) -> list[Holder]:
    """Those of several holders who may act: on his own matter the applicant only files.

    Where he alone sits there, he is named: the step is passed over.
    """
    if act in ON_OWN_MATTER:
        return list(holders)
    return [each for each in holders if each.person.pk != applicant] or list(holders)


def own_matter(act: str, holders: Sequence[Holder], applicant: Person) -> tuple[bool, str]:
    """Whether a step is passed over because only the applicant sits there, and the sentence about it."""
    others = [each for each in holders if each.person.pk != applicant.pk]
    if act in ON_OWN_MATTER or len(others) == len(holders):
        return False, ""
    if not others:
        sentence = _(
            "The applicant holds this post himself; nobody acts on his own matter, so the step is passed over."
        )
        return True, sentence
    if any(each.substitute_for is None for each in others):
        return False, ""
    sentence = _(
        "The applicant holds this post himself; nobody acts on his own matter, so %(names)s acts in his place."
    )
    return False, sentence % {"names": joined(dict.fromkeys(each.person.name for each in others))}
