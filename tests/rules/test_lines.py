"""A fact from end to end: stretches, cuts, holes and overlaps for each kind of case."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.conditions import all_hold
from regulations.rules.bands import of_routes
from regulations.rules.lines import Line, cut_facts, lines
from tests.rules.test_bands import DAYS, DOMAINS, HALF, TYPE, CitedRoute, route, row


def told(*routes: CitedRoute, fact: str = DAYS) -> list[Line]:
    return lines(of_routes(routes, DOMAINS), fact)


def rows_said(line: Line) -> list[list[tuple[str, object]]]:
    return [
        [(str(each.op), f"{each.value}".removesuffix(".0")) for each in segment.rows]
        for segment in line.segments
    ]


class TestALine:
    a = route(row(DAYS, "<=", "2"))
    b = route(row(DAYS, ">", "2"), row(DAYS, "<=", "7"))
    c = route(row(DAYS, ">", "8"))

    def test_has_a_stretch_for_each_rule_and_for_the_hole_between(self):
        (line,) = told(self.a, self.b, self.c)

        assert [each.of for each in line.segments] == [(self.a,), (self.b,), (), (self.c,)]
        assert line.has_trouble

    def test_is_cut_at_the_figures_that_the_rules_name(self):
        (line,) = told(self.a, self.b, self.c)

        assert [each.cut for each in line.segments] == [None, 2, 7, 8]
        assert rows_said(line)[2] == [(">", "7"), ("<=", "8")]

    def test_says_one_figure_alone(self):
        (line,) = told(self.a, route(row(DAYS, ">", "2.5")))

        assert rows_said(line)[1] == [("=", "2.5")]

    def test_shows_who_meets(self):
        (line,) = told(self.a, route(row(DAYS, ">=", "2")))

        assert [len(each.of) for each in line.segments] == [1, 2, 1]

    def test_is_one_for_all_cases_that_are_alike(self):
        sick = route(row(TYPE, "=", "sick"), row(DAYS, ">", "2"), priority=1)
        first, second = told(self.a, route(row(DAYS, ">", "2")), sick)

        cases = {each.of[-1]: line.cases for line in (first, second) for each in line.segments[1:]}
        assert cases[sick] == ((row(TYPE, "=", "sick"),),)
        assert len(cases) == 2

    def test_is_not_drawn_where_nothing_is_cut(self):
        assert told(route(row(TYPE, "=", "sick")), self.a)[0].segments[0].of
        assert list(cut_facts(of_routes([route(row(TYPE, "=", "sick"))], DOMAINS))) == []

    def test_is_drawn_within_some_cases_only(self):
        sick = route(row(TYPE, "=", "sick"), row(DAYS, ">", "2"))
        bands = of_routes([self.a, sick], DOMAINS)

        (line,) = lines(bands, DAYS, [row(TYPE, "=", "sick")])
        assert not line.has_trouble

    def test_runs_along_days_of_the_calendar_too(self):
        day = "leave.first_day"
        (line,) = told(route(row(day, "<", "2026-03-01")), fact=day)

        assert rows_said(line) == [[("<", "2026-03-01")], [(">=", "2026-03-01")]]


days = st.sampled_from([Decimal(n) / 2 for n in range(1, 13)])
day_rows = st.builds(row, st.just(DAYS), st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), days)
types = st.sampled_from(["personal", "sick", "marriage"])
type_rows = st.builds(row, st.just(TYPE), st.sampled_from(["=", "!="]), types)
whens = st.lists(st.one_of(day_rows, type_rows), max_size=3)
some_routes = st.lists(
    st.builds(lambda when, priority: route(*when, priority=priority), whens, st.integers(0, 1)),
    min_size=1,
    max_size=5,
)


def brute_force(routes: list[CitedRoute], facts: dict) -> list[CitedRoute]:
    applying = [each for each in routes if each.route.applies(facts)]
    top = max((each.route.priority for each in applying), default=0)
    return [each for each in applying if each.route.priority == top]


def by_lines(found: list[Line], facts: dict) -> list[tuple]:
    """What every line says about a case that it describes."""
    return [
        segment.of
        for line in found
        if any(all_hold(case, facts) for case in line.cases)
        for segment in line.segments
        if all_hold(segment.rows, facts)
    ]


@given(some_routes)
@settings(max_examples=150, deadline=None)
def test_lines_say_what_brute_force_finds(routes):
    bands = of_routes(routes, DOMAINS)
    if DAYS not in cut_facts(bands):
        return
    found = lines(bands, DAYS)
    lengths = [n * HALF for n in range(1, 15)]
    for kind in ("personal", "sick", "marriage"):
        cases = [{DAYS: length, TYPE: kind} for length in lengths]
        expected = [brute_force(routes, each) for each in cases]
        said = [by_lines(found, each) for each in cases]
        if all(each == [] for each in said):
            # Nothing is drawn where the length makes no difference.
            assert all(each == expected[0] for each in expected)
        else:
            assert [[list(each) for each in here] for here in said] == [[e] for e in expected]


def test_many_rules_on_one_fact_are_drawn_in_no_time():
    routes = [route(row(DAYS, ">", n), row(DAYS, "<=", n + 1)) for n in range(100)]

    (line,) = told(*routes)
    assert len(line.segments) == 101
