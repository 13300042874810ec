"""Limits: how much is allowed, over one slip, a month or a year, and when nothing is (D1-3.2f, g, 3.3)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from facts.conditions import Condition, Op
from facts.words import Words, plain
from regulations.rules.limit import Asked, Exemption, Limit, Per, Usage
from regulations.rules.verdict import Effect

DAYS, TYPE = "leave.days", "leave.type"
TWO_MONTHS = Limit(
    form="leave", fact=DAYS, bound=Decimal(60), per=Per.YEAR, effect=Effect.REFUSE_UNLESS_MINUTES
)
BARRED = Limit(
    form="leave",
    fact=DAYS,
    only_in_declared_period=True,
    except_when=(
        Exemption((Condition(TYPE, Op.EQ, "sick"),)),
        Exemption(
            (
                Condition("leave.special_reason", Op.EQ, "relative_funeral"),
                Condition("leave.relation", Op.IN, ["parent", "child"]),
            )
        ),
    ),
)
WORDS = Words(facts={DAYS: "事假天数"}, units_of_measure={DAYS: "天"}, forms={"leave": "请假条"})


def asked(*used: tuple[str, int | str, int | str], **options: object) -> Asked:
    """Amounts by period: (period, held before, asked for now)."""
    usages = [Usage(period, Decimal(before), Decimal(now)) for period, before, now in used]
    now = sum((each.now for each in usages), Decimal(0))
    facts = {DAYS: now, TYPE: "personal", **options.pop("facts", {})}  # type: ignore[dict-item]
    return Asked(facts, lambda fact, per: usages, **options)  # type: ignore[arg-type]


class TestTwoMonthsAYear:
    """D1-3.2g, C046 and C047: 60 days in all are allowed, 61 are not."""

    def test_sixty_days_in_all_are_within_the_limit(self):
        verdict = TWO_MONTHS.judge(asked(("2026年", 50, 10)), WORDS)

        assert verdict.met
        assert not verdict.refuses
        assert verdict.meter.left == 0

    def test_sixty_one_are_refused_with_every_figure(self):
        verdict = TWO_MONTHS.judge(asked(("2026年", 55, 6)), WORDS)

        assert verdict.refuses
        for figure in ("2026年", "60 天", "55 天", "6 天", "61 天", "1 天"):
            assert figure in verdict.sentence

    def test_over_new_year_both_years_are_told(self):
        """C049: the shares of the two years add up to the days that were asked for."""
        verdict = TWO_MONTHS.judge(asked(("2026年", 4, 3), ("2027年", 0, 5)), WORDS)

        assert verdict.met
        assert "这次 3 天" in verdict.sentence
        assert "2027年：已用 0 天，这次 5 天" in verdict.sentence

    def test_a_year_without_a_share_is_left_out(self):
        verdict = TWO_MONTHS.judge(asked(("2026年", 4, 3), ("2027年", 2, 0)), WORDS)

        assert "2027年" not in verdict.sentence

    def test_half_a_day_over_is_over(self):
        assert TWO_MONTHS.judge(asked(("2026年", "59.5", "1")), WORDS).refuses

    def test_recorded_minutes_override_it(self):
        granted = TWO_MONTHS.judge(asked(("2026年", 55, 6), has_minutes=True), WORDS)

        assert granted.met
        assert granted.meter.now == 6

    def test_but_minutes_do_not_override_a_plain_refusal(self):
        hard = replace(TWO_MONTHS, effect=Effect.REFUSE)

        assert hard.judge(asked(("2026年", 55, 6), has_minutes=True), WORDS).refuses

    def test_a_warning_does_not_refuse(self):
        verdict = replace(TWO_MONTHS, effect=Effect.WARN).judge(asked(("2026年", 55, 6)), WORDS)

        assert (verdict.met, verdict.refuses) == (False, False)


class TestAnExclusiveBound:
    def test_refuses_the_bound_itself(self):
        below = replace(TWO_MONTHS, inclusive=False)

        assert below.judge(asked(("", 0, "59.5")), WORDS).met
        assert below.judge(asked(("", 0, 60)), WORDS).refuses


class TestASlipOverNewYear:
    """C049: 3 days count in 2026, 5 in 2027; the fuller year decides."""

    def test_is_refused_when_one_of_the_years_is_full(self):
        verdict = TWO_MONTHS.judge(asked(("2026年", 58, 3), ("2027年", 0, 5)), WORDS)

        assert verdict.refuses
        assert "2026年" in verdict.sentence
        assert verdict.meter.now == 3

    def test_is_allowed_when_both_years_have_room(self):
        assert TWO_MONTHS.judge(asked(("2026年", 57, 3), ("2027年", 55, 5)), WORDS).met


class TestALimitIsNotAbout:
    """None is neither met nor not met: the limit has nothing to say."""

    def test_matters_outside_its_conditions(self):
        sick_only = replace(TWO_MONTHS, when=(Condition(TYPE, Op.EQ, "sick"),))

        assert sick_only.judge(asked(("", 0, 90)), WORDS) is None

    def test_days_outside_a_declared_period(self):
        assert BARRED.judge(asked(("", 0, 1)), WORDS) is None

    def test_answers_that_do_not_say_how_much_yet(self):
        assert TWO_MONTHS.judge(Asked({}, lambda fact, per: []), WORDS) is None


class TestADeclaredPeriod:
    """D1-3.3: nothing is granted, except for the reasons that the clause lists."""

    @pytest.fixture
    def judged(self):
        def judge(**facts):
            return BARRED.judge(
                asked(("", 0, 1), declared_period="防汛非常时期", facts=facts), WORDS
            )

        return judge

    def test_bars_moving_house(self, judged):
        verdict = judged()

        assert verdict.refuses
        assert "防汛非常时期" in verdict.sentence

    def test_spares_who_is_ill_himself(self, judged):
        assert judged(**{TYPE: "sick"}).met

    def test_says_which_exception_it_is(self, judged):
        said = judged(**{TYPE: "sick"}).sentence

        assert "这张属于例外：" in said
        assert "relative_funeral" not in said

    def test_needs_every_row_of_an_exception(self, judged):
        funeral = {"leave.special_reason": "relative_funeral"}

        assert judged(**funeral).refuses
        assert judged(**funeral, **{"leave.relation": "sibling"}).refuses
        assert judged(**funeral, **{"leave.relation": "parent"}).met

    def test_may_only_be_heeded_where_a_paper_is_missing(self):
        heeded = Limit(
            "leave", "leave.days", None, only_in_declared_period=True, effect=Effect.WARN
        )

        verdict = heeded.judge(Asked({}, lambda *_: [], "防汛非常时期"), Words())

        assert verdict is not None
        assert not verdict.met
        assert not verdict.refuses
        assert "照样提交" in verdict.sentence

    def test_an_exception_without_rows_excepts_nothing(self):
        open_door = replace(BARRED, except_when=(Exemption(()),))

        assert open_door.judge(asked(("", 0, 1), declared_period="防汛"), WORDS).refuses


class TestALimitReadsItselfAloud:
    @pytest.mark.parametrize("limit", [TWO_MONTHS, BARRED, replace(TWO_MONTHS, inclusive=False)])
    @pytest.mark.parametrize("words", [WORDS, Words()])
    def test_with_or_without_labels(self, limit, words):
        assert len(limit.sentence(words)) > 10

    def test_with_fact_bound_and_exceptions(self):
        assert "事假天数" in TWO_MONTHS.sentence(WORDS)
        assert "60 天" in TWO_MONTHS.sentence(WORDS)
        assert "relative_funeral" in BARRED.sentence(WORDS)

    @pytest.mark.parametrize(
        ("given", "read"), [("5.000", "5"), ("2.50", "2.5"), ("60", "60"), ("1E+2", "100")]
    )
    def test_with_plain_figures(self, given, read):
        assert plain(Decimal(given)) == read


class TestALimitOnHowOften:
    """Without a fact a limit counts how often the form is handed in."""

    LIMIT = Limit(form="leave", bound=Decimal(4), per=Per.MONTH)

    def test_allows_the_last_of_them(self):
        verdict = self.LIMIT.judge(asked(("2026年3月", 3, 1)), WORDS)

        assert verdict.met
        assert verdict.title == "没有超限，还剩 0 次"

    def test_refuses_one_more_and_says_what_to_do(self):
        verdict = self.LIMIT.judge(asked(("2026年3月", 4, 1)), WORDS)

        assert verdict.refuses
        assert "“请假条”的提交次数2026年3月不超过 4 次，已经 4 次" in verdict.sentence
        assert "下一期" in verdict.sentence

    def test_may_only_warn(self):
        verdict = replace(self.LIMIT, effect=Effect.WARN).judge(asked(("2026年3月", 4, 1)), WORDS)

        assert (verdict.met, verdict.refuses) == (False, False)
        assert "第 5 次" in verdict.sentence


class TestALimitOfEachTime:
    def test_speaks_of_nothing_used_before(self):
        each = replace(TWO_MONTHS, per=Per.ONE, effect=Effect.REFUSE)

        verdict = each.judge(asked(("", 0, 61)), WORDS)
        assert "已用" not in verdict.sentence
        assert "多出 1 天" in verdict.sentence
