"""Holes and overlaps between the bands of a form's routes are found, each with an example."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from facts.conditions import Condition, Op
from regulations.rules.bands import Domain, Hole, Overlap, findings
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute
from regulations.rules.route import Place, Route, Station

DAYS, TYPE = "leave.days", "leave.type"
HALF = Decimal("0.5")
DOMAINS = {
    DAYS: Domain("number", minimum=HALF, step=HALF),
    TYPE: Domain("choice", choices=("personal", "sick")),
    "leave.first_day": Domain("date"),
    "leave.urgent": Domain("yes_no"),
}


def route(*when: Condition, priority: int = 0, place: Place = Place.MAIN) -> CitedRoute:
    rule = Route("leave", (Station("office-director"),), when=when, priority=priority, place=place)
    return CitedRoute(rule, Basis("d1", 1, "c", "三.2", ""))


def row(fact: str, op: str, value: object = None) -> Condition:
    return Condition(fact, Op(op), value)


def found(*routes: CitedRoute) -> list:
    return findings(routes, DOMAINS)


class TestTheBandsOfD1:
    """D1-3.2a to e: up to 2, 7, 15 days, below 30, from 30 on."""

    a = route(row(DAYS, "<=", "2"))
    b = route(row(DAYS, ">", "2"), row(DAYS, "<=", "7"))
    c = route(row(DAYS, ">", "7"), row(DAYS, "<=", "15"))
    d = route(row(DAYS, ">", "15"), row(DAYS, "<", "30"))
    e = route(row(DAYS, ">=", "30"))

    def test_cover_every_number_of_days_once(self):
        assert found(self.a, self.b, self.c, self.d, self.e) == []

    def test_leave_a_hole_at_exactly_thirty_days_when_e_excludes_it(self):
        (hole,) = found(self.a, self.b, self.c, self.d, route(row(DAYS, ">", "30")))

        assert hole == Hole({DAYS: Decimal(30)})

    def test_leave_a_hole_of_half_a_day_when_b_begins_at_three(self):
        b = route(row(DAYS, ">=", "3"), row(DAYS, "<=", "7"))

        assert found(self.a, b, self.c, self.d, self.e) == [Hole({DAYS: Decimal("2.5")})]

    def test_overlap_at_two_days_when_b_includes_them(self):
        b = route(row(DAYS, ">=", "2"), row(DAYS, "<=", "7"))

        (overlap,) = found(self.a, b, self.c, self.d, self.e)

        assert isinstance(overlap, Overlap)
        assert overlap.facts == {DAYS: Decimal(2)}
        assert overlap.routes == (self.a, b)

    def test_may_be_overruled_by_a_higher_priority(self):
        over = route(row(DAYS, ">=", "2"), row(DAYS, "<=", "7"), priority=1)

        assert found(self.a, self.b, self.c, self.d, self.e, over) == []

    def test_are_not_covered_by_filing(self):
        filing = route(place=Place.AFTER)

        assert isinstance(found(filing)[0], Hole)
        assert found(route(), filing) == []


EDGES = st.integers(1, 20).map(lambda halves: HALF * halves)
LOWER = st.tuples(st.sampled_from([">", ">="]), EDGES)
UPPER = st.tuples(st.sampled_from(["<", "<="]), EDGES)
BANDS = st.tuples(st.none() | LOWER, st.none() | UPPER, st.integers(0, 1))
#: Every number of days that a slip may ask for, to half a day beyond the last edge.
EVERY_CASE = [HALF * halves for halves in range(1, 23)]


def banded(band: tuple) -> CitedRoute:
    *edges, priority = band
    rows = [row(DAYS, op, str(bound)) for op, bound in filter(None, edges)]
    return route(*rows, priority=priority)


def by_hand(routes: list[CitedRoute]) -> tuple[set[Decimal], dict[Decimal, tuple[int, ...]]]:
    """Uncovered days, and the routes that collide on a day, by trying every case."""
    holes, overlaps = set(), {}
    for days in EVERY_CASE:
        applying = [each for each in routes if each.route.applies({DAYS: days})]
        highest = max((each.route.priority for each in applying), default=0)
        winners = [each for each in applying if each.route.priority == highest]
        if not winners:
            holes.add(days)
        elif len(winners) > 1:
            overlaps[days] = tuple(map(id, winners))
    return holes, overlaps


class TestAnyBands:
    """Whatever an editor writes, the check agrees with trying every half day by hand."""

    @given(st.lists(BANDS, min_size=1, max_size=6))
    def test_are_found_to_have_exactly_the_holes_and_overlaps_they_have(self, bands):
        routes = [banded(each) for each in bands]
        holes, overlaps = by_hand(routes)
        told = findings(routes, DOMAINS)
        told_holes = [each.facts[DAYS] for each in told if isinstance(each, Hole) and each.facts]
        told_overlaps = [each for each in told if isinstance(each, Overlap)]

        assert bool(holes) == any(isinstance(each, Hole) for each in told)
        assert holes.issuperset(told_holes)
        assert {tuple(map(id, each.routes)) for each in told_overlaps} == set(overlaps.values())
        for each in told_overlaps:
            if each.facts:
                assert overlaps[each.facts[DAYS]] == tuple(map(id, each.routes))


class TestSeveralFacts:
    def test_are_crossed_with_each_other(self):
        """A band for sick leave alone leaves personal leave of the same days uncovered."""
        short = route(row(DAYS, "<=", "2"))
        long_and_sick = route(row(DAYS, ">", "2"), row(TYPE, "=", "sick"))

        (hole,) = found(short, long_and_sick)

        assert hole.facts == {DAYS: Decimal("2.5"), TYPE: "personal"}

    def test_of_every_type_are_cut_where_the_rows_cut_them(self):
        before = route(row("leave.first_day", "<", "2026-07-01"))
        urgent = route(row("leave.first_day", ">=", "2026-07-01"), row("leave.urgent", "=", "yes"))

        (hole,) = found(before, urgent)

        assert hole.facts["leave.first_day"].isoformat() == "2026-07-01"
        assert hole.facts["leave.urgent"] is False

    def test_outside_the_dictionary_may_be_anything_else(self):
        assert found(route(row("seal.kind", "=", "contract"))) == [Hole({"seal.kind": "…"})]
        assert (
            found(
                route(row("seal.kind", "!=", "contract")), route(row("seal.kind", "=", "contract"))
            )
            == []
        )

    def test_that_need_only_be_given_may_be_missing(self):
        assert found(route(row("leave.relation", "given"))) == [Hole({})]
