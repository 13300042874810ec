"""Holes and overlaps between the bands of a form's routes are found, each with an example."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.conditions import Condition, Op, all_hold
from regulations.rules.bands import Domain, Hole, Overlap, findings, of_routes
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute
from regulations.rules.route import Place, Route, Station

DAYS, TYPE = "leave.days", "leave.type"
HALF = Decimal("0.5")
DOMAINS = {
    DAYS: Domain("number", minimum=HALF, step=HALF),
    TYPE: Domain("choice", choices=("personal", "sick", "marriage")),
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
EVERY_CASE = [{DAYS: HALF * halves} for halves in range(1, 23)]


def banded(band: tuple) -> CitedRoute:
    *edges, priority = band
    rows = [row(DAYS, op, str(bound)) for op, bound in filter(None, edges)]
    return route(*rows, priority=priority)


def by_hand(routes: list[CitedRoute], cases: list[dict]) -> tuple[list[dict], set[frozenset]]:
    """Uncovered cases, and the pairs of routes that collide on one, by trying every case."""
    holes, overlaps = [], set()
    for case in cases:
        applying = [each for each in routes if each.route.applies(case)]
        highest = max((each.route.priority for each in applying), default=0)
        winners = [id(each) for each in applying if each.route.priority == highest]
        holes += [] if winners else [case]
        overlaps |= set(map(frozenset, combinations(winners, 2)))
    return holes, overlaps


def told(routes: list[CitedRoute], cases: list[dict]) -> tuple[list[dict], set[frozenset]]:
    """The same as the check tells it: its regions in rows, its overlaps in pairs."""
    all_told = findings(routes, DOMAINS)
    regions = [each.region for each in all_told if isinstance(each, Hole)]
    overlapping = [each.routes for each in all_told if isinstance(each, Overlap)]
    pairs = {frozenset(map(id, pair)) for each in overlapping for pair in combinations(each, 2)}
    return [case for case in cases if any(all_hold(rows, case) for rows in regions)], pairs


class TestAnyBands:
    """Whatever an editor writes, the check agrees with trying every half day by hand."""

    @given(st.lists(BANDS, min_size=1, max_size=6))
    def test_are_found_to_have_exactly_the_holes_and_overlaps_they_have(self, bands):
        routes = [banded(each) for each in bands]

        assert told(routes, EVERY_CASE) == by_hand(routes, EVERY_CASE)


FIRST = date(2026, 7, 1)
FACTS = {
    DAYS: [HALF * halves for halves in range(1, 10)],
    TYPE: ["personal", "sick", "marriage"],
    "leave.first_day": [FIRST + timedelta(days=each) for each in range(-1, 4)],
    "leave.urgent": [True, False],
}
EVERY_CROSSED = [dict(zip(FACTS, each, strict=True)) for each in product(*FACTS.values())]
ROWS = st.one_of(
    st.builds(row, st.just(DAYS), st.sampled_from(["<", "<=", ">", ">=", "=", "!="]),
              st.sampled_from(["0.5", "1", "1.7", "2.5", "3", "4"])),
    st.builds(row, st.just(TYPE), st.sampled_from(["in", "not_in"]),
              st.lists(st.sampled_from(FACTS[TYPE]), min_size=1, max_size=2)),
    st.builds(row, st.just(TYPE), st.sampled_from(["=", "!="]), st.sampled_from(FACTS[TYPE])),
    st.builds(row, st.just("leave.first_day"), st.sampled_from(["<", "<=", ">", ">="]),
              st.sampled_from(["2026-07-01", "2026-07-03"])),
    st.builds(row, st.just("leave.urgent"), st.just("="), st.sampled_from(["yes", "no"])),
)  # fmt: skip
ROUTES = st.builds(
    lambda rows, priority: route(*rows, priority=priority),
    st.lists(ROWS, max_size=4),
    st.integers(0, 2),
)


class TestAnyRoutes:
    """Over figures, half days, dates, choices, yes and no together."""

    # Trying every case by hand takes as long as the machine is busy.
    @settings(deadline=None)
    @given(st.lists(ROUTES, min_size=1, max_size=7))
    def test_have_exactly_the_holes_and_overlaps_that_trying_every_case_finds(self, routes):
        assert told(routes, EVERY_CROSSED) == by_hand(routes, EVERY_CROSSED)

    @settings(deadline=None)
    @given(st.lists(ROUTES, min_size=1, max_size=7))
    def test_give_examples_that_are_cases(self, routes):
        for each in findings(routes, DOMAINS):
            applying = [one for one in routes if one.route.applies(each.facts)]
            if isinstance(each, Hole):
                assert applying == []
            else:
                assert set(map(id, each.routes)) <= set(map(id, applying))

    @settings(deadline=None)
    @given(st.lists(ROUTES, min_size=1, max_size=7))
    def test_never_win_where_no_case_lets_them(self, routes):
        losing = [id(each.of) for each in of_routes(routes, DOMAINS).never()]

        assert losing == [id(each) for each in routes if not wins_somewhere(each, routes)]


def wins_somewhere(one: CitedRoute, routes: list[CitedRoute]) -> bool:
    over = [each for each in routes if each.route.priority > one.route.priority]
    cases = [case for case in EVERY_CROSSED if one.route.applies(case)]
    return any(not any(each.route.applies(case) for each in over) for case in cases)


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

    def test_that_may_be_missing_are_an_unusual_hole(self):
        """Where the form does not insist on an answer, leaving it out is a case too."""
        domains = {TYPE: Domain("choice", choices=("personal", "sick"), optional=True)}
        both = [route(row(TYPE, "=", each)) for each in ("personal", "sick")]

        (hole,) = findings(both, domains)

        assert (hole.facts, hole.missing, hole.unusual) == ({}, (TYPE,), True)
        assert (
            findings([route(row(TYPE, "=", "sick")), route(row(TYPE, "!=", "sick"))], domains) == []
        )


POST = "applicant.post"
POSTS = {POST: Domain("choice", choices=("worker", "head", "clerk", "guest"), several=True)}


class TestSomebodyWithSeveralPosts:
    def test_falls_under_two_routes_which_is_unusual(self):
        worker, head = route(row(POST, "=", "worker")), route(row(POST, "=", "head"))
        rest = route(row(POST, "not_in", ["worker", "head"]))

        (overlap,) = findings([worker, head, rest], POSTS)

        assert overlap.facts == {POST: frozenset({"worker", "head"})}
        assert (overlap.routes, overlap.unusual) == ((worker, head), True)

    def test_may_fall_under_none(self):
        others = [route(row(POST, "!=", each)) for each in ("worker", "head")]

        (hole, overlap) = findings(others, POSTS)

        assert hole.facts == {POST: frozenset({"worker", "head"})}
        assert overlap.region == (row(POST, "in", ["clerk", "guest"]),)

    def test_is_settled_by_a_higher_priority(self):
        head = route(row(POST, "=", "head"), priority=1)

        assert findings([route(), head], POSTS) == []

    @settings(deadline=None)
    @given(
        st.lists(
            st.builds(
                lambda op, posts, priority: route(row(POST, op, posts), priority=priority),
                st.sampled_from(["in", "not_in"]),
                st.lists(st.sampled_from(POSTS[POST].choices), min_size=1, max_size=3, unique=True),
                st.integers(0, 1),
            ),
            min_size=1,
            max_size=5,
        )
    )
    def test_is_found_by_trying_everybody_with_one_or_two(self, routes):
        people = [
            {POST: frozenset(each)}
            for size in (1, 2)
            for each in combinations(POSTS[POST].choices, size)
        ]
        holes, overlaps = by_hand(routes, people)
        found = findings(routes, POSTS)
        overlapping = [each.routes for each in found if isinstance(each, Overlap)]

        assert bool(holes) == any(isinstance(each, Hole) for each in found)
        assert {
            frozenset(map(id, pair)) for each in overlapping for pair in combinations(each, 2)
        } == overlaps


class TestManyRoutes:
    """Forty routes over six facts: no bound on the number of cases hides anything."""

    KEYS = ("a", "b", "c", "d", "e", "f")
    WIDE = {key: Domain("number", minimum=Decimal(0)) for key in KEYS}

    def split(self) -> list[CitedRoute]:
        """The space cut in two, along one fact after the other, until there are forty parts."""
        parts: list[dict[str, tuple[int, int]]] = [dict.fromkeys(self.KEYS, (0, 10**6))]
        for at in range(39):
            part, key = parts.pop(0), self.KEYS[at % 6]
            low, high = part[key]
            middle = (low + high) // 2
            parts += [{**part, key: (low, middle)}, {**part, key: (middle, high)}]
        return [self.of(part) for part in parts]

    def of(self, part: dict[str, tuple[int, int]]) -> CitedRoute:
        ends = [(key, ">=", low) for key, (low, _high) in part.items()]
        ends += [(key, "<", high) for key, (_low, high) in part.items() if high < 10**6]
        return route(*(row(*each) for each in ends))

    def test_that_fit_together_have_no_finding(self):
        assert findings(self.split(), self.WIDE) == []

    def test_of_which_one_is_missing_leave_exactly_its_hole(self):
        *others, missing = self.split()

        (hole,) = findings(others, self.WIDE)

        assert missing.route.applies(hole.facts)
        assert all_hold(hole.region, hole.facts)
