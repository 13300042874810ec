"""履职频次: who does how much, how often (D4-3, D2-2, D1-1)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from facts.conditions import Condition
from facts.words import Words, joined, plain

from .kinds import Choice, FactKey, FormSlug, PostCode, param, rule_kind
from .periods import Period
from .saying import records_said, rows_said

HUNDRED = Decimal(100)


class DutyDays(Choice):
    """Which days ask for what is owed every day."""

    WORKING = "working", gettext_lazy("every working day")
    CALENDAR = "calendar", gettext_lazy("every day of the calendar")
    RECORDED = "recorded", gettext_lazy("every day with a record")


class Whose(Choice):
    """Whose records are counted together."""

    PERSON = "person", gettext_lazy("each holder of the post")
    UNIT = "unit", gettext_lazy("the unit, whoever does it")


@rule_kind("duty")
@dataclass(frozen=True)
class Duty:
    """So much, so often: what a post owes, as records show it."""

    post: tuple[PostCode, ...] = param(gettext_lazy("who owes it"))
    form: FormSlug | None = param(gettext_lazy("record form"), default=None)
    when: tuple[Condition, ...] = param(
        gettext_lazy("records that are about it"),
        default=(),
        help_text=gettext_lazy("Other records of the form are left aside."),
    )
    fact: FactKey | None = param(
        gettext_lazy("what is added up"),
        default=None,
        help_text=gettext_lazy("Empty: records are counted."),
    )
    at_least: Decimal = param(gettext_lazy("at least"), default=Decimal(1))
    per: Period = param(gettext_lazy("how often"), default=Period.MONTH)
    every: int = param(
        gettext_lazy("every so many days"),
        default=1,
        help_text=gettext_lazy("Days of the calendar since the last record."),
    )
    days: DutyDays = param(gettext_lazy("days that count, of a day"), default=DutyDays.WORKING)
    least_working_days: int = param(
        gettext_lazy("asked of a week from this many working days on"),
        default=1,
        help_text=gettext_lazy("A week with fewer is exempt."),
    )
    counts_when: tuple[Condition, ...] = param(
        gettext_lazy("a record counts when all of this holds"), default=()
    )
    bar_in_principle: bool = param(
        gettext_lazy("what a record must reach is meant in principle"),
        default=False,
        help_text=gettext_lazy("A record below it counts, with a warning."),
    )
    first_day: int | None = param(gettext_lazy("from this day of the month"), default=None)
    last_day: int | None = param(gettext_lazy("to this day of the month"), default=None)
    due_day: int | None = param(gettext_lazy("due on this day of the month"), default=None)
    moved_earlier: bool = param(
        gettext_lazy("on a day off, due on the working day before"), default=True
    )
    each_of: FactKey | None = param(
        gettext_lazy("for each of"),
        default=None,
        help_text=gettext_lazy("The fact that names whom or what; who is on the list is held."),
    )
    share: Decimal = param(
        gettext_lazy("share of the list to be reached, in per cent"), default=HUNDRED
    )
    only_in_declared_period: bool = param(
        gettext_lazy("only during a declared period"), default=False
    )
    leave_exempts: bool = param(gettext_lazy("days of leave are exempt"), default=True)
    whose: Whose = param(gettext_lazy("owed by"), default=Whose.PERSON)
    in_principle: bool = param(
        gettext_lazy("in principle"),
        default=False,
        help_text=gettext_lazy("A shortfall is a warning, not a miss."),
    )

    @property
    def needs(self) -> frozenset[str]:
        """The facts that its records must bring."""
        return frozenset(key for key in (self.fact, self.each_of) if key)

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about, whoever owes it: form, what is counted, how often, of whom."""
        about = "&".join(f"{row.fact}{row.op}{row.value}" for row in self.when)
        parts = (self.form, self.fact, self.per, self.each_of, self.whose)
        return (*(str(each or "") for each in parts), about)

    def sentence(self, words: Words) -> str:
        """The duty as one sentence: 网格长、网格信息员每个工作日至少 1 次，记入“民情日记”。"""
        named = {
            "who": joined(map(words.post, self.post)),
            "often": self._often(),
            "much": self._much(words),
            "form": self.about(words),
        }
        said = _("%(who)s: %(often)s %(much)s, recorded in %(form)s") % named
        if self.counts_when:
            bar = rows_said(self.counts_when, words)
            pattern = (
                _("%(duty)s; in principle one counts when %(bar)s")
                if self.bar_in_principle
                else _("%(duty)s; one counts when %(bar)s")
            )
            said = pattern % {"duty": said, "bar": bar}
        if window := self.window():
            said = _("%(duty)s; %(window)s") % {"duty": said, "window": window}
        if self.only_in_declared_period:
            said = _("During a declared period: %(duty)s") % {"duty": said}
        if self.in_principle:
            said = _("In principle: %(duty)s") % {"duty": said}
        return _("%(duty)s.") % {"duty": said}

    def amount(self, number: Decimal, words: Words) -> str:
        """So much of what is counted: 2 次, 90 分钟."""
        if self.fact:
            return words.value(self.fact, number)
        pattern = ngettext("%(count)s time", "%(count)s times", int(number))
        return pattern % {"count": plain(number)}

    def about(self, words: Words) -> str:
        """What is recorded: the form, and which of its records."""
        return records_said(self.form, self.when, words)

    def window(self) -> str:
        """When in the month; blank where any day will do."""
        if self.due_day and self.moved_earlier:
            return _("by day %(day)s of the month, earlier where that is a day off") % {
                "day": self.due_day
            }
        if self.due_day and not self.first_day:
            return _("by day %(day)s of the month") % {"day": self.due_day}
        last = self.due_day or self.last_day
        if self.first_day or last:
            named = {"first": self.first_day or 1, "last": last or _("the end")}
            return _("from day %(first)s to %(last)s of the month") % named
        return ""

    def _much(self, words: Words) -> str:
        named = {"amount": self.amount(self.at_least, words)}
        said = _("at least %(amount)s") % named
        if self.fact:
            said = _("%(fact)s at least %(amount)s") % {**named, "fact": words.fact(self.fact)}
        if not self.each_of:
            return said
        named = {"much": said, "each": words.fact(self.each_of), "share": plain(self.share)}
        if self.share < HUNDRED:
            return _("for %(share)s%% of those listed under “%(each)s” %(much)s") % named
        return _("for each “%(each)s” %(much)s") % named

    def _often(self) -> str:
        if self.per is Period.DAY:
            return str(self.days.label)
        if self.per is Period.EVERY_N_DAYS:
            pattern = ngettext("every %(count)s day", "every %(count)s days", self.every)
            return pattern % {"count": self.every}
        return str(self.per.label)
