"""Duties: how much of how much in each period, and why it stands so (D1-1, D2-2, D2-8, D3, D4-3)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from calendars.work import WorkCalendar
from facts.conditions import Condition, Op
from facts.words import Words
from regulations.rules.duty import Duty, DutyDays
from regulations.rules.fulfilment import Fulfilment, Standing, judge
from regulations.rules.owed import Done, Looked
from regulations.rules.periods import Period, periods, whole

MINUTES, KIND, WHOM = "record.minutes", "study.kind", "visit.person"
WORDS = Words(
    facts={MINUTES: "时长"},
    units_of_measure={MINUTES: "分钟"},
    forms={"diary": "民情日记"},
    posts={"grid-head": "网格长"},
)
LABOUR_DAY = {date(2026, 5, n): False for n in range(1, 6)} | {date(2026, 5, 9): True}
MONDAY = date(2026, 8, 3)


def duty(**parameters: object) -> Duty:
    return Duty(**{"post": ("grid-head",), "form": "diary", **parameters})  # type: ignore[arg-type]


def done(day: date, **facts: object) -> Done:
    return Done(day, facts, serial=f"JL{day:%m%d}")  # type: ignore[arg-type]


def judged(
    rule: Duty, *records: Done, first: date = MONDAY, days: int = 7, **options: object
) -> list[Fulfilment]:
    last = first + timedelta(days=days - 1)
    known = {"on": last + timedelta(days=1), "calendar": WorkCalendar(LABOUR_DAY), **options}
    return list(judge(rule, Looked(first, last, done=records, **known), WORDS))  # type: ignore[arg-type]


def standings(found: list[Fulfilment]) -> list[str]:
    return [each.standing.value for each in found]


class TestEveryDay:
    def test_is_every_working_day_of_staff(self):
        assert len(judged(duty(per=Period.DAY))) == 5

    def test_may_be_every_day_of_the_calendar(self):
        assert len(judged(duty(per=Period.DAY, days=DutyDays.CALENDAR))) == 7

    def test_may_be_a_day_with_a_record_only(self):
        (only,) = judged(duty(per=Period.DAY, days=DutyDays.RECORDED), done(MONDAY))

        assert only.standing is Standing.MET
        assert only.counted == ("JL0803",)

    def test_knows_a_working_saturday(self):
        found = judged(duty(per=Period.DAY), first=date(2026, 5, 4))

        assert [each.span.first.day for each in found] == [6, 7, 8, 9]

    def test_asks_nothing_of_a_day_of_leave(self):
        found = judged(duty(per=Period.DAY), days=2, away=frozenset({MONDAY}))

        assert standings(found) == ["exempt", "missed"]
        assert "请假" in found[0].sentence

    def test_adds_up_the_minutes_of_the_day(self):
        rule = duty(per=Period.DAY, fact=MINUTES, at_least=Decimal(120))
        halves = [done(MONDAY, **{MINUTES: Decimal(90)}), done(MONDAY, **{MINUTES: Decimal(40)})]

        (day,) = judged(rule, *halves, days=1)

        assert (day.standing, day.done, day.owed) == (Standing.MET, 130, 120)
        assert "130 分钟" in day.sentence


class TestARecordBelowTheBar:
    """D1-1.1a, D4-3.0a: it does not count, and the sentence says why."""

    BAR = (Condition(MINUTES, Op.GE, "60"),)

    def test_does_not_count(self):
        (week,) = judged(
            duty(per=Period.WEEK, counts_when=self.BAR), done(MONDAY, **{MINUTES: Decimal(50)})
        )

        assert week.standing is Standing.MISSED
        assert "8月3日的不算：要求时长不少于 60 分钟，记的是“50 分钟”。" in week.sentence

    def test_counts_with_a_warning_where_the_bar_is_meant_in_principle(self):
        rule = duty(per=Period.WEEK, counts_when=self.BAR, bar_in_principle=True)

        (week,) = judged(rule, done(MONDAY, **{MINUTES: Decimal(50)}))

        assert week.standing is Standing.WARNED
        assert "8月3日的算数" in week.sentence

    def test_may_be_a_field_that_was_left_empty(self):
        (week,) = judged(duty(per=Period.WEEK, counts_when=self.BAR), done(MONDAY))

        assert "没有填" in week.sentence


class TestAWeek:
    def test_without_enough_working_days_is_exempt(self):
        rule = duty(per=Period.WEEK, least_working_days=5)

        assert standings(judged(rule, first=date(2026, 5, 4))) == ["exempt"]

    def test_that_was_kept_all_the_same_is_met(self):
        rule = duty(per=Period.WEEK, least_working_days=5)

        assert standings(judged(rule, done(date(2026, 5, 7)), first=date(2026, 5, 4))) == ["met"]

    def test_of_an_edge_belongs_to_the_month_of_its_thursday(self):
        weeks = list(periods(Period.WEEK, date(2026, 8, 1), date(2026, 8, 31)))

        assert [each.first.day for each in weeks] == [3, 10, 17, 24]
        assert whole(Period.WEEK, date(2026, 8, 31)).month == (2026, 9)


class TestOtherPeriods:
    @pytest.mark.parametrize(
        ("per", "first", "last"),
        [
            (Period.HALF_MONTH, date(2026, 8, 1), date(2026, 8, 15)),
            (Period.MONTH, date(2026, 8, 1), date(2026, 8, 31)),
            (Period.QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
            (Period.HALF_YEAR, date(2026, 7, 1), date(2026, 12, 31)),
            (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
        ],
    )
    def test_are_those_of_the_calendar(self, per, first, last):
        span = whole(per, MONDAY)

        assert (span.first, span.last) == (first, last)

    def test_have_a_second_half_of_the_month(self):
        assert whole(Period.HALF_MONTH, date(2026, 2, 16)).last == date(2026, 2, 28)

    def test_not_up_yet_are_open_and_say_what_is_still_to_do(self):
        (month,) = judged(
            duty(at_least=Decimal(2)), done(MONDAY), first=date(2026, 8, 1), days=31, on=MONDAY
        )

        assert month.standing is Standing.OPEN
        assert "8月31日前还要做 1 次" in month.sentence

    def test_leave_records_of_tomorrow_aside(self):
        (month,) = judged(
            duty(), done(date(2026, 8, 9)), first=date(2026, 8, 1), days=31, on=MONDAY
        )

        assert month.done == 0

    def test_two_records_on_one_day_are_judged_one_by_one(self):
        rule = duty(per=Period.EACH, fact=MINUTES, at_least=Decimal(60))
        records = [done(MONDAY, **{MINUTES: Decimal(n)}) for n in (50, 70)]

        assert standings(judged(rule, *records)) == ["missed", "met"]


class TestADueDay:
    """D2-2.4a: the 3rd, earlier where that is a day off."""

    RULE = duty(due_day=3)

    def test_on_a_holiday_is_the_working_day_before(self):
        (month,) = judged(self.RULE, done(date(2026, 4, 30)), first=date(2026, 5, 1), days=31)

        assert (month.standing, month.span.due) == (Standing.MET, date(2026, 4, 30))
        assert "3 日休息，提前到4月30日" in month.sentence

    def test_that_was_missed_tells_what_came_late(self):
        (month,) = judged(self.RULE, done(date(2026, 8, 5)), first=date(2026, 8, 1), days=31)

        assert month.standing is Standing.MISSED
        assert "8月5日才做，已经过期" in month.sentence

    def test_beyond_a_short_month_is_its_last(self):
        rule = duty(due_day=31, moved_earlier=False)
        (month,) = judged(rule, first=date(2026, 2, 1), days=28)

        assert month.span.due == date(2026, 2, 28)
        assert "休息" not in month.sentence


class TestEverySoManyDays:
    """D3-3a: calendar days since the last report."""

    RULE = duty(per=Period.EVERY_N_DAYS, every=3)

    def test_counts_from_the_last_record(self):
        found = judged(self.RULE, *(done(MONDAY + timedelta(days=n)) for n in (0, 3, 6)))

        assert standings(found) == ["met"] * 3

    def test_counts_on_from_a_miss(self):
        found = judged(self.RULE, done(MONDAY), done(MONDAY + timedelta(days=6)))

        assert standings(found) == ["met", "missed", "met"]

    def test_reaches_back_to_the_record_before(self):
        found = judged(
            self.RULE, done(MONDAY - timedelta(days=1)), done(MONDAY + timedelta(days=2))
        )

        assert standings(found) == ["met", "missed"]


class TestForEachOfAList:
    """D4-4.1c, D1-1.4a: whoever is not reached is named."""

    RULE = duty(per=Period.WEEK, each_of=WHOM)
    LISTED = {"a": "张奶奶", "b": "李大爷", "c": "王五"}

    def test_names_who_is_lacking(self):
        (week,) = judged(self.RULE, done(MONDAY, **{WHOM: "a"}), listed=self.LISTED)

        assert week.lacking == ("李大爷", "王五")
        assert (week.done, week.owed) == (1, 3)
        assert "李大爷、王五" in week.sentence

    def test_takes_several_in_one_record(self):
        record = done(MONDAY, **{WHOM: frozenset({"a", "b", "c"})})

        assert standings(judged(self.RULE, record, listed=self.LISTED)) == ["met"]

    def test_may_ask_for_a_share_of_them(self):
        rule = duty(per=Period.WEEK, each_of=WHOM, share=Decimal(60))
        records = [done(MONDAY, **{WHOM: each}) for each in "ab"]

        assert standings(judged(rule, *records, listed=self.LISTED)) == ["met"]

    def test_is_exempt_while_nobody_is_on_it(self):
        assert standings(judged(self.RULE)) == ["exempt"]

    def test_does_not_say_more_names_than_one_reads(self):
        many = {str(n): f"第{n}户" for n in range(30)}

        (week,) = judged(self.RULE, listed=many)

        assert len(week.lacking) == 30
        assert "第9户等" in week.sentence


class TestInPrinciple:
    def test_a_shortfall_is_a_warning(self):
        (month,) = judged(duty(in_principle=True), first=date(2026, 8, 1), days=31)

        assert month.standing is Standing.WARNED
        assert month.verdict.met
        assert "原则上" in month.sentence


class TestItsSentence:
    def test_says_who_how_often_and_where_it_is_recorded(self):
        rule = duty(per=Period.DAY, counts_when=(Condition(MINUTES, Op.GE, "120"),))

        assert (
            rule.sentence(WORDS)
            == "网格长每个工作日至少 1 次，记入“民情日记”；时长不少于 120 分钟才算。"
        )

    @pytest.mark.parametrize(
        ("parameters", "part"),
        [
            ({"first_day": 1, "last_day": 15}, "限每月 1 日至 15 日"),
            ({"last_day": 20}, "限每月 1 日至 20 日"),
            ({"first_day": 20}, "限每月 20 日至 月底"),
            ({"due_day": 3}, "每月 3 日前完成，遇休息日提前"),
            ({"due_day": 3, "moved_earlier": False}, "每月 3 日前完成。"),
            ({"per": Period.EVERY_N_DAYS, "every": 3}, "每 3 天至少 1 次"),
            ({"in_principle": True}, "原则上，"),
            ({"only_in_declared_period": True}, "非常时期内，"),
            ({"each_of": WHOM, "share": Decimal(80)}, "名单上 80% 的"),
        ],
    )
    def test_says_what_is_particular(self, parameters, part):
        assert part in duty(**parameters).sentence(WORDS)
