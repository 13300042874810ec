"""Consequences: what follows, when, how much, and who still decides (D1-2.P, D1-3.4, D1-3.8, D5-4)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from facts.conditions import Condition, Op
from facts.words import Words
from regulations.rules.consequence import Consequence, Trigger
from regulations.rules.deciding import decide
from regulations.rules.following import Followed, Happened, follow
from regulations.rules.outcomes import Begins, Outcome, OutcomeKind
from regulations.rules.periods import Period

DAYS, KIND = "absence.days", "finding.kind"
WORDS = Words(
    facts={DAYS: "旷工天数", KIND: "问题类别"},
    units_of_measure={DAYS: "天"},
    choices={KIND: {"absence": "旷工"}},
    forms={"finding": "问题登记", "study": "学习记录"},
    posts={"leaders-meeting": "领导会议", "discipline-committee": "纪工委"},
)
FINE = Outcome(OutcomeKind.FINE, Decimal(100), Decimal(100), times=DAYS)
PER_DAY = Consequence((FINE,), form="finding", when=(Condition(KIND, Op.EQ, "absence"),))
RANGE = Consequence(
    (Outcome(OutcomeKind.FINE, Decimal(50), Decimal(200)),),
    form="finding",
    decided_by="leaders-meeting",
)
THREE = Consequence(
    (Outcome(OutcomeKind.ORGANISATIONAL),),
    trigger=Trigger.COUNT,
    form="finding",
    count_at_least=Decimal(3),
    decided_by="leaders-meeting",
)


def absent(day: date, days: str = "1", **options: object) -> Happened:
    facts = {KIND: "absence", DAYS: Decimal(days)}
    return Happened(day, "finding", facts, serial=f"WT{day:%m%d}", **options)  # type: ignore[arg-type]


def september(*days: int) -> list[Happened]:
    return [absent(date(2026, 9, day)) for day in days]


def only(found: tuple[Followed, ...]) -> Followed:
    (each,) = found
    return each


class TestAFineForEachDay:
    """D1-3.4a: 100 yuan a day, half for half a day."""

    def test_is_booked_at_once(self):
        fine = only(follow(PER_DAY, [absent(date(2026, 9, 8), "2.5")], WORDS))

        assert (fine.amount, fine.booked, fine.serials) == (250, True, ("WT0908",))
        assert fine.sentence.endswith("罚款 每天 100 元，共 250 元。")

    def test_follows_from_nothing_else(self):
        other = Happened(date(2026, 9, 8), "finding", {KIND: "late"})

        assert follow(PER_DAY, [other], WORDS) == ()

    def test_befalls_only_the_posts_that_are_named(self):
        rule = replace(PER_DAY, post=("grid-worker",))
        records = [
            absent(date(2026, 9, 8), posts=frozenset({"grid-worker"})),
            absent(date(2026, 9, 9), posts=frozenset({"party-secretary"})),
        ]

        assert only(follow(rule, records, WORDS)).day.day == 8


class TestACountInAPeriod:
    def test_is_reached_once_however_many_follow(self):
        found = follow(THREE, september(1, 8, 15, 22), WORDS)

        assert only(found).serials == ("WT0901", "WT0908", "WT0915")

    def test_begins_anew_in_the_next_month(self):
        assert follow(THREE, [*september(29, 30), absent(date(2026, 10, 9))], WORDS) == ()

    def test_may_be_over_a_year(self):
        rule = replace(THREE, per=Period.YEAR)

        assert only(follow(rule, [*september(29, 30), absent(date(2026, 10, 9))], WORDS))

    def test_may_add_up_a_fact(self):
        rule = replace(THREE, fact=DAYS)

        assert only(follow(rule, [absent(date(2026, 9, 8), "3")], WORDS)).day.day == 8

    def test_parts_days_over_new_year_by_the_year_in_which_they_lie(self):
        """31 December to 3 January: one day of the old year, three of the new."""
        rule = replace(THREE, fact=DAYS, per=Period.YEAR)
        days = tuple((date(2026, 12, 31) + timedelta(n), Decimal(1)) for n in range(4))
        leave = absent(date(2026, 12, 31), "4", spread={DAYS: days})
        autumn = absent(date(2026, 10, 8), "1.5")

        assert only(follow(rule, [autumn, leave], WORDS)).day == date(2027, 1, 1)
        assert [each.day.year for each in follow(rule, [autumn, autumn, leave], WORDS)] == [2026, 2027]  # fmt: skip

    def test_says_so_many_days_as_lie_in_its_period(self):
        rule = replace(THREE, fact=DAYS, per=Period.YEAR, outcomes=(FINE,))
        days = tuple((date(2026, 12, 31) + timedelta(n), Decimal(1)) for n in range(4))
        found = only(follow(rule, [absent(date(2026, 12, 31), "4", spread={DAYS: days})], WORDS))

        assert (found.amount_from, found.serials) == (300, ("WT1231",))
        assert "2027" in found.sentence
        assert "3 天" in found.sentence

    def test_may_leave_the_figure_itself_out(self):
        rule = replace(THREE, inclusive=False)

        assert follow(rule, september(1, 8, 15), WORDS) == ()
        assert only(follow(rule, september(1, 8, 15, 22), WORDS)).day.day == 22

    def test_does_not_count_missed_duties(self):
        missed = [replace(each, what=Trigger.DUTY) for each in september(1, 8, 15)]

        assert follow(THREE, missed, WORDS) == ()


class TestAMissedDuty:
    """D1-1.5: put to the leaders' meeting."""

    RULE = Consequence(
        (Outcome(OutcomeKind.ORGANISATIONAL),), trigger=Trigger.DUTY, decided_by="leaders-meeting"
    )

    def test_leads_to_a_proposal(self):
        missed = Happened(date(2026, 12, 31), "study", what=Trigger.DUTY)
        found = only(follow(self.RULE, [missed], WORDS))

        assert not found.booked
        assert "到2026年12月31日没有完成“学习记录”" in found.sentence
        assert found.sentence.endswith("先提出，由领导会议决定。")

    def test_is_no_record(self):
        assert follow(self.RULE, september(1), WORDS) == ()


class TestWhatEndsAPost:
    def test_is_never_automatic(self):
        rule = Consequence((Outcome(OutcomeKind.DISMISSAL_REQUEST),), form="finding")

        assert not only(follow(rule, september(1), WORDS)).booked

    def test_begins_with_the_next_month_where_the_rule_says_so(self):
        suspension = Outcome(OutcomeKind.SUSPENSION, begins=Begins.NEXT_MONTH)
        rule = Consequence((suspension,), form="finding", decided_by="leaders-meeting")

        assert only(follow(rule, [absent(date(2026, 12, 8))], WORDS)).begins == date(2027, 1, 1)


class TestDeciding:
    """D1-2.P1, P2: minutes of the leaders' meeting, 50 to 200 yuan, both included."""

    def decided(self, amount: int | None, minutes: str = "第3次领导会议"):
        proposed = only(follow(RANGE, september(8), WORDS))
        given = None if amount is None else Decimal(amount)
        return decide(RANGE, proposed, amount=given, minutes=minutes, words=WORDS)

    def test_takes_both_ends(self):
        assert [self.decided(amount).met for amount in (49, 50, 200, 201)] == [
            False,
            True,
            True,
            False,
        ]

    def test_refuses_what_is_outside_and_says_what_was_given(self):
        verdict = self.decided(201)

        assert verdict.refuses
        assert "50 元至 200 元" in verdict.sentence
        assert "201 元" in verdict.sentence

    def test_refuses_without_minutes(self):
        verdict = self.decided(120, minutes="")

        assert verdict.refuses
        assert "会议记录" in verdict.sentence

    def test_asks_for_the_amount(self):
        assert "没有填数额" in self.decided(None).sentence


class TestItsSentence:
    def test_of_each_record(self):
        assert PER_DAY.sentence(WORDS) == "每次“问题登记”（问题类别是旷工）：罚款 每天 100 元。"

    def test_of_a_count(self):
        rule = replace(THREE, fact=DAYS)

        assert rule.sentence(WORDS) == (
            "“问题登记”，每月旷工天数累计满 3 天（含）：组织处理，由领导会议决定。"
        )

    def test_names_who_carries_it_out(self):
        three = Outcome(OutcomeKind.QUESTIONING, by="discipline-committee")

        assert three.sentence(WORDS) == "由纪工委“三问”"
