"""Pay is drawn for leaves that can be: what a picture says of a length is what the rules say."""

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.conditions import all_hold
from facts.words import Words
from regulations.compiling import RuleInForce
from regulations.pictures.pay import MONTH, TOTAL, YEARS, lines_of_pay
from regulations.rules.basis import Basis
from regulations.rules.leave_days import in_band
from regulations.rules.lines import Line
from regulations.rules.pay import Pay

figures = st.one_of(st.none(), st.sampled_from([Decimal(n) for n in (5, 10, 30, 60)]))
years = st.one_of(st.none(), st.sampled_from([Decimal(5), Decimal(10)]))
pays = st.builds(
    lambda more, up, included, first, last, served: Pay(
        form="leave", more_than=more, up_to=up, up_to_included=included, from_month=first,
        to_month=last, seniority_from=served, percent=Decimal(80),
    ),
    figures, figures, st.booleans(), st.integers(1, 3),
    st.one_of(st.none(), st.integers(1, 4)), years,
)  # fmt: skip


def in_force(number: int, pay: Pay) -> RuleInForce:
    return RuleInForce("pay", pay, Basis("d1", 0, f"c{number}", "三.5", ""), Words(), number)


def speaks(pay: Pay, total: Decimal, served: Decimal) -> bool:
    """In the first month of a leave."""
    long_enough = pay.seniority_from is None or served >= pay.seniority_from
    return long_enough and pay.from_month == 1 and in_band(pay, total)


def years_of(line: Line) -> Decimal:
    """Years of service of somebody whom a line is about."""
    asked = (Decimal(n) for n in (0, 5, 10))
    facts = ({MONTH: Decimal(1), YEARS: each} for each in asked)
    return next(each[YEARS] for each in facts if any(all_hold(case, each) for case in line.cases))


@given(st.lists(pays, min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_of_every_length_that_is_drawn(some):
    rules = [in_force(number, each) for number, each in enumerate(some)]
    ((_subject, drawn),) = lines_of_pay(rules, Words())
    for line, n in product((each for each in drawn.lines if each.fact == TOTAL), range(1, 70)):
        total, served = Decimal(n), years_of(line)
        shown = [list(each.of) for each in line.segments if all_hold(each.rows, {TOTAL: total})]
        expected = [each for each in rules if speaks(each.rule, total, served)]
        # Beyond the last figure nothing is drawn where nothing is said.
        assert shown == [expected] or (shown == [] and expected == [])
