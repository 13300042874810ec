"""待遇: what is paid during leave, after absences, and while suspended (D1-3.5, D1-3.6, D1-2.P4)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Condition
from facts.words import Words, joined, plain

from .kinds import Choice, FactKey, FormSlug, PostCode, param, rule_kind
from .outcomes import OutcomeKind, yuan
from .saying import in_turn, records_said

HUNDRED = Decimal(100)


class Counted(Choice):
    """Over what the days of a band are added up."""

    ONE = "one", gettext_lazy("each leave by itself; those that follow at once are one")
    YEAR = "year", gettext_lazy("in a calendar year")
    MONTH = "month", gettext_lazy("in a calendar month, for the whole of it")
    DURING = "during", gettext_lazy("every month of a measure")


class SeniorityOn(Choice):
    """On which day years of service are looked at; who reaches a number in a month has it in that month."""

    MONTH = "month", gettext_lazy("on the last day of each month of leave")
    START = "start", gettext_lazy("on the first day of leave")


@rule_kind("pay")
@dataclass(frozen=True)
class Pay:
    """What is paid for which months, in per cent of the pay or as a fixed sum."""

    form: FormSlug | None = param(gettext_lazy("form"), default=None)
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())
    post: tuple[PostCode, ...] = param(
        gettext_lazy("whose pay"), default=(), help_text=gettext_lazy("Nobody ticked: everyone.")
    )
    counted: Counted = param(gettext_lazy("counted"), default=Counted.ONE)
    during: OutcomeKind | None = param(
        gettext_lazy("while this measure lasts"),
        default=None,
        help_text=gettext_lazy("Only where every month of a measure is counted."),
    )
    fact: FactKey | None = param(
        gettext_lazy("what is added up"),
        default=None,
        help_text=gettext_lazy("Empty: days of leave; of a calendar month, records."),
    )
    more_than: Decimal | None = param(
        gettext_lazy("the whole is more than"),
        default=None,
        help_text=gettext_lazy("In days or times; a month is 30 days."),
    )
    more_than_included: bool = param(
        gettext_lazy("this figure itself belongs to it"), default=False
    )
    up_to: Decimal | None = param(gettext_lazy("the whole is at most"), default=None)
    up_to_included: bool = param(gettext_lazy("this figure itself belongs to it"), default=True)
    from_month: int = param(gettext_lazy("paid so from this month of the leave"), default=1)
    to_month: int | None = param(gettext_lazy("to this month of the leave"), default=None)
    days_in_month: int = param(gettext_lazy("days in a month of leave"), default=30)
    seniority_from: Decimal | None = param(
        gettext_lazy("years of service, from"),
        default=None,
        help_text=gettext_lazy("Exactly so many belong to it."),
    )
    seniority_below: Decimal | None = param(gettext_lazy("years of service, below"), default=None)
    seniority_on: SeniorityOn = param(
        gettext_lazy("years of service are looked at"), default=SeniorityOn.MONTH
    )
    percent: Decimal | None = param(
        gettext_lazy("per cent of the pay"),
        default=None,
        help_text=gettext_lazy("0: nothing is paid. Empty where a fixed sum is paid."),
    )
    fixed: Decimal | None = param(gettext_lazy("yuan a month"), default=None)
    benefits: bool = param(gettext_lazy("benefits are paid"), default=True)

    @property
    def needs(self) -> frozenset[str]:
        """The fact that it adds up."""
        return frozenset({self.fact} if self.fact else ())

    @property
    def subject(self) -> tuple[str, ...]:
        """What it is about: from which records it is counted, and over what."""
        about = "&".join(f"{row.fact}{row.op}{row.value}" for row in self.when)
        return self.form or "", self.fact or "", self.counted, self.during or "", about

    def sentence(self, words: Words) -> str:
        """病假第 3 个月至第 6 个月，工作年限不满 10 年：发 90%。"""
        who = [joined(map(words.post, self.post))] if self.post else []
        which = [*who, *self._which(words)]
        parts = [*which, *self._band(words), *self._months(), *self._seniority()]
        named = {"cases": in_turn(parts), "paid": self.paid()}
        if self.counted is Counted.MONTH:
            return _("%(cases)s: %(paid)s for the whole month.") % named
        return _("%(cases)s: %(paid)s.") % named

    def paid(self) -> str:
        """发 90%, 停发工资和福利待遇, 每月 200 元."""
        if self.fixed is not None:
            said = _("%(sum)s a month") % {"sum": yuan(self.fixed)}
        elif not self.percent:
            said = _("no pay")
        elif self.percent == HUNDRED:
            said = _("full pay")
        else:
            said = _("%(percent)s%% of the pay") % {"percent": plain(self.percent)}
        return said if self.benefits else _("%(pay)s, no benefits") % {"pay": said}

    def over(self) -> str:
        """Over what the days are added up: 一次, 全年合计, 一个月合计."""
        match self.counted:
            case Counted.ONE:
                return _("one leave")
            case Counted.YEAR:
                return _("in all in a calendar year")
            case _:
                return _("in all in a calendar month")

    def _which(self, words: Words) -> list[str]:
        if self.counted is Counted.DURING and self.during:
            return [_("While “%(measure)s” lasts") % {"measure": self.during.label}]
        return [records_said(self.form, self.when, words)]

    def _band(self, words: Words) -> list[str]:
        if self.more_than is None and self.up_to is None:
            return []
        bounds = []
        if self.more_than is not None:
            pattern = (
                _("from %(figure)s on (included)")
                if self.more_than_included
                else _("more than %(figure)s")
            )
            bounds.append(pattern % {"figure": self._figure(self.more_than, words)})
        if self.up_to is not None:
            pattern = (
                _("at most %(figure)s (included)")
                if self.up_to_included
                else _("less than %(figure)s")
            )
            bounds.append(pattern % {"figure": self._figure(self.up_to, words)})
        return [_("%(counted)s %(band)s") % {"counted": self.over(), "band": joined(bounds)}]

    def _figure(self, number: Decimal, words: Words) -> str:
        if self.fact:
            return words.value(self.fact, number)
        if self.counted is Counted.MONTH:
            return _("%(count)s times") % {"count": plain(number)}
        return _("%(count)s days") % {"count": plain(number)}

    def _months(self) -> list[str]:
        if self.to_month is not None:
            if self.to_month == self.from_month:
                return [_("month %(first)s") % {"first": self.from_month}]
            named = {"first": self.from_month, "last": self.to_month}
            return [_("months %(first)s to %(last)s") % named]
        if self.from_month > 1:
            return [_("from month %(first)s on") % {"first": self.from_month}]
        return []

    def _seniority(self) -> list[str]:
        said = []
        if self.seniority_from is not None:
            pattern = _("%(years)s or more years of service")
            said.append(pattern % {"years": plain(self.seniority_from)})
        if self.seniority_below is not None:
            pattern = _("less than %(years)s years of service")
            said.append(pattern % {"years": plain(self.seniority_below)})
        return said
