"""Pay: months of leave of 30 days, seniority month by month, whole months, measures (D1-3.5, D1-3.6)."""

from datetime import date, timedelta
from decimal import Decimal

from facts.conditions import Condition, Op
from facts.words import Words
from regulations.rules.basis import Basis
from regulations.rules.following import Happened
from regulations.rules.leave_days import HALF, Taken
from regulations.rules.outcomes import OutcomeKind
from regulations.rules.pay import Counted, Pay, SeniorityOn
from regulations.rules.pay_span import CitedPay, Earner, Measure, Paid, PaySpan
from regulations.rules.paying import settle

BASIS = Basis("d1", 1, "c", "三.6", "病假")
START = date(2026, 1, 1)
NINETY = Pay(
    form="leave", from_month=3, to_month=6, seniority_below=Decimal(10), percent=Decimal(90)
)
HUNDRED = Pay(
    form="leave", from_month=3, to_month=6, seniority_from=Decimal(10), percent=Decimal(100)
)


def leave(days: str, first: date = START) -> Taken:
    whole = int(Decimal(days).to_integral_value(rounding="ROUND_CEILING"))
    return Taken(first, first + timedelta(days=whole - 1), Decimal(days), "leave")


def settled(
    *pays: Pay, years: int = 9, monthly: int | None = 3000, **looked: object
) -> list[PaySpan]:
    given = Decimal(monthly) if monthly is not None else None
    earner = Earner(given, lambda day: Decimal(years), frozenset({"grid-worker"}))
    rules = [CitedPay(each, BASIS) for each in pays]
    return list(settle(rules, Paid(earner, **looked)))  # type: ignore[arg-type]


class TestAMonthOfLeave:
    def test_is_thirty_days(self):
        (third,) = settled(NINETY, taken=(leave("90"),))

        assert (third.month, third.first, third.last) == (3, date(2026, 3, 2), date(2026, 3, 31))
        assert (third.amount, third.withheld) == (2700, 300)
        assert third.sentence == (
            "第 3 个月（2026年3月2日至3月31日）：发工资的 90%，计 2700 元。依据 三.6。"
        )

    def test_that_is_not_full_is_paid_by_days(self):
        (third,) = settled(NINETY, taken=(leave("65"),))

        assert (third.amount, third.withheld) == (450, 50)

    def test_counts_halves(self):
        (third,) = settled(NINETY, taken=(leave("60.5"),))

        assert third.share == Decimal("0.5") / 30

    def test_has_no_sum_while_the_pay_is_not_held(self):
        (third,) = settled(NINETY, taken=(leave("90"),), monthly=None)

        assert third.amount is None
        assert "元" not in third.sentence


class TestSeniority:
    def test_of_exactly_ten_years_is_the_better_band(self):
        (third,) = settled(NINETY, HUNDRED, years=10, taken=(leave("90"),))

        assert third.percent == 100

    def test_that_is_reached_within_a_month_counts_for_that_month(self):
        """C070: ten years on 15 May, in the fifth month of leave."""
        earner = Earner(Decimal(3000), lambda day: Decimal(9 if day < date(2026, 5, 15) else 10))
        rules = [CitedPay(each, BASIS) for each in (NINETY, HUNDRED)]

        spans = settle(rules, Paid(earner, taken=(leave("180"),)))

        assert [each.percent for each in spans] == [90, 90, 100, 100]

    def test_may_be_looked_at_once_on_the_first_day(self):
        fixed = Pay(**{**vars(NINETY), "seniority_on": SeniorityOn.START})
        earner = Earner(Decimal(3000), lambda day: Decimal(9 if day == START else 10))

        found = settle([CitedPay(fixed, BASIS)], Paid(earner, taken=(leave("180"),)))

        assert [each.month for each in found] == [3, 4, 5, 6]

    def test_that_is_not_held_lets_no_band_speak(self):
        earner = Earner(Decimal(3000))

        assert settle([CitedPay(NINETY, BASIS)], Paid(earner, taken=(leave("90"),))) == ()


class TestSeveralLeaves:
    LONG = Pay(form="leave", more_than=Decimal(30), percent=Decimal(0), benefits=False)

    def test_that_follow_at_once_are_one(self):
        both = (leave("20"), leave("20", START + timedelta(days=20)))

        assert [each.percent for each in settled(self.LONG, taken=both)] == [0, 0]

    def test_with_a_day_between_are_not(self):
        apart = (leave("20"), leave("20", START + timedelta(days=21)))

        assert settled(self.LONG, taken=apart) == []

    def test_of_a_year_are_parted_at_new_year(self):
        yearly = Pay(
            form="leave",
            counted=Counted.YEAR,
            more_than=Decimal(60),
            from_month=3,
            percent=Decimal(0),
        )
        across = (leave("62", date(2026, 12, 1)),)

        assert settled(yearly, taken=across) == []

    def test_are_left_aside_where_they_are_of_another_kind(self):
        rule = Pay(
            form="leave", when=(Condition("leave.type", Op.EQ, "sick"),), percent=Decimal(50)
        )

        assert settled(rule, taken=(leave("20"),)) == []


class TestDaysOfALeave:
    FULL = Pay(form="leave", percent=Decimal(100))

    def test_begin_and_end_at_noon(self):
        """Three calendar days, two days of leave: the last afternoon is none."""
        taken = Taken(START, date(2026, 1, 3), Decimal(2), "leave")

        (span,) = settled(self.FULL, taken=(taken,))

        assert (span.last, span.amount) == (date(2026, 1, 3), 200)

    def test_of_which_two_leaves_take_one_half_each_are_whole(self):
        """Until noon of the second, and from that noon to the third: three days, none of them lost."""
        noon = START + timedelta(days=1)
        before = Taken(START, noon, Decimal("1.5"), "leave", until_noon=True)
        after = Taken(noon, noon + timedelta(days=1), Decimal("1.5"), "leave", from_noon=True)

        (span,) = settled(self.FULL, taken=(before, after))

        assert (span.first, span.last, span.amount) == (START, date(2026, 1, 3), 300)

    def test_that_lie_in_two_leaves_are_paid_once(self):
        (span,) = settled(self.FULL, taken=(leave("3"), leave("3")))

        assert span.amount == 300

    def test_of_which_the_other_half_is_of_another_type_are_paid_each_by_its_own(self):
        """Personal leave without pay until noon, sick leave from then: no rules that disagree."""
        types = {"personal": Decimal(0), "sick": Decimal(100)}
        rules = [
            Pay("leave", when=(Condition("leave.type", Op.EQ, each),), percent=percent)
            for each, percent in types.items()
        ]
        morning = Taken(START, START, HALF, "leave", {"leave.type": "personal"}, until_noon=True)
        afternoon = Taken(START, START, HALF, "leave", {"leave.type": "sick"}, from_noon=True)

        spans = settled(*rules, taken=(morning, afternoon))

        assert [(each.amount, each.withheld, each.disagree) for each in spans] == [
            (0, 50, False),
            (50, 0, False),
        ]

    def test_entered_as_a_sum_count_in_the_year_alone(self):
        """55 days before the office began with slips; of ten more, those beyond sixty are unpaid."""
        year = Pay("leave", counted=Counted.YEAR, more_than=Decimal(60), from_month=3, percent=Decimal(0))  # fmt: skip
        single = Pay("leave", more_than=Decimal(30), percent=Decimal(0))
        before = Taken(START, START, Decimal(55), "leave", summed=True)

        (span,) = settled(year, single, taken=(before, leave("10", date(2026, 5, 4))))

        assert (span.first, span.last) == (date(2026, 5, 9), date(2026, 5, 13))


class TestRulesThatDisagree:
    """D1-3.5: the single and the yearly one; both are shown, the lower is reckoned with."""

    SINGLE = Pay(form="leave", up_to=Decimal(90), percent=Decimal(100))
    YEARLY = Pay(
        form="leave",
        counted=Counted.YEAR,
        more_than=Decimal(60),
        from_month=3,
        percent=Decimal(0),
        benefits=False,
    )

    def test_are_said_once_for_a_month_of_the_leave(self):
        """The months of the year's days begin elsewhere, and part nothing."""
        before = Taken(START, START, Decimal(70), "leave", summed=True)

        (said,) = settled(self.SINGLE, self.YEARLY, taken=(before, leave("30", date(2026, 5, 4))))

        assert (said.month, said.last) == (1, date(2026, 6, 2))

    def test_are_both_shown(self):
        *_paid, last = settled(self.SINGLE, self.YEARLY, taken=(leave("70"),))

        assert (last.disagree, last.percent, last.benefits) == (True, 0, False)
        assert (last.first, last.withheld) == (date(2026, 3, 2), 1000)
        for said in ("工资照发", "停发工资", "不一致", "先按低的算"):
            assert said in last.sentence


class TestAWholeMonth:
    RULE = Pay(
        form="finding",
        counted=Counted.MONTH,
        more_than=Decimal(3),
        more_than_included=True,
        percent=Decimal(0),
        post=("grid-worker",),
    )
    RECORDS = tuple(Happened(date(2026, 9, day), "finding") for day in (1, 8, 15))

    def test_is_withheld_from_the_third_on(self):
        (month,) = settled(self.RULE, happened=self.RECORDS)

        assert (month.first, month.last) == (date(2026, 9, 1), date(2026, 9, 30))
        assert (month.amount, month.withheld) == (0, 3000)

    def test_is_paid_with_two(self):
        assert settled(self.RULE, happened=self.RECORDS[:2]) == []

    def test_is_about_the_posts_that_are_named(self):
        rule = Pay(**{**vars(self.RULE), "post": ("grid-head",)})

        assert settled(rule, happened=self.RECORDS) == []

    def test_says_so(self):
        words = Words(forms={"finding": "问题登记"}, posts={"grid-worker": "网格员"})

        assert self.RULE.sentence(words) == (
            "网格员，“问题登记”，一个自然月内合计满 3 次（含）：全月停发工资。"
        )


class TestWhileAMeasureLasts:
    RULE = Pay(counted=Counted.DURING, during=OutcomeKind.SUSPENSION, fixed=Decimal(200))

    def test_a_fixed_sum_is_paid_for_each_month(self):
        suspended = Measure(OutcomeKind.SUSPENSION, date(2026, 9, 1), date(2026, 10, 31))
        found = settled(self.RULE, measures=(suspended,))

        assert [each.amount for each in found] == [200, 200]

    def test_part_of_a_month_is_paid_by_its_days(self):
        suspended = Measure(OutcomeKind.SUSPENSION, date(2026, 9, 1), date(2026, 9, 15))
        (half,) = settled(self.RULE, measures=(suspended,))

        assert (half.amount, half.withheld) == (100, 1400)

    def test_of_another_kind_nothing_is_said(self):
        other = Measure(OutcomeKind.TRAINING, date(2026, 9, 1), date(2026, 9, 30))

        assert settled(self.RULE, measures=(other,)) == []
