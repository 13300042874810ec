"""Which routes are for a matter: the one main route that wins, then those added after it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

from facts.conditions import Facts

from .basis import Basis
from .route import Place, Route


@dataclass(frozen=True)
class CitedRoute:
    """A route with the clause that lays it down."""

    route: Route
    basis: Basis


class NoRoute(Exception):
    """No main route covers the facts: a hole between the bands."""


class RoutesCollide(Exception):
    """Several main routes of one priority apply and lead different ways: their bands overlap."""

    def __init__(self, routes: Sequence[CitedRoute]) -> None:
        super().__init__([each.basis.path for each in routes])
        self.routes = routes


def choose(routes: Sequence[CitedRoute], facts: Facts) -> list[CitedRoute]:
    """The winning main route, then every route placed after it, in the order of the clauses.

    Who holds two posts may meet the routes of both; where they lead the same way, the first is his.
    """
    applying = [each for each in routes if each.route.applies(facts)]
    main = [each for each in applying if each.route.place is Place.MAIN]
    if not main:
        raise NoRoute
    highest = max(each.route.priority for each in main)
    winners = [each for each in main if each.route.priority == highest]
    if not lead_alike([each.route for each in winners]):
        raise RoutesCollide(winners)
    return winners[:1] + [each for each in applying if each.route.place is Place.AFTER]


def lead_alike(routes: Sequence[Route]) -> bool:
    """Whether routes send a matter through the same stations in the same way."""
    ways = [(each.sequence, each.stations) for each in routes]
    return all(each == ways[0] for each in ways)
