"""时限: by when something must be done (D2-6.2, D3-7, D5-3)."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from calendars.work import DayUnit, WorkCalendar
from facts.conditions import Condition, Facts, all_hold
from facts.words import Words, joined

from .kinds import ActCode, FormSlug, PostCode, param, rule_kind

UNITS: dict[DayUnit, str | Promise] = {
    DayUnit.AT_ONCE: gettext_lazy("at once"),
    DayUnit.HOURS: gettext_lazy("hours"),
    DayUnit.CALENDAR_DAYS: gettext_lazy("days of the calendar"),
    DayUnit.WORKING_DAYS: gettext_lazy("working days"),
}
DAYS = frozenset({DayUnit.CALENDAR_DAYS, DayUnit.WORKING_DAYS})


@dataclass(frozen=True)
class Due:
    """When time began, when it is up, from when it is to be heeded; provisional beyond the confirmed years."""

    starts: datetime
    at: datetime
    warn_at: datetime
    provisional: bool


@rule_kind("deadline")
@dataclass(frozen=True)
class Deadline:
    """By when something must be done; the day of receipt does not count."""

    form: FormSlug = param(gettext_lazy("form"))
    starts_with: ActCode = param(gettext_lazy("counted from"))
    stops_with: tuple[ActCode, ...] = param(gettext_lazy("kept by"))
    unit: DayUnit = param(gettext_lazy("counted in"), labels=UNITS, default=DayUnit.WORKING_DAYS)
    amount: int = param(gettext_lazy("how many"), default=0)
    when: tuple[Condition, ...] = param(gettext_lazy("when all of this holds"), default=())
    warn_before: int = param(
        gettext_lazy("heed before"),
        default=1,
        help_text=gettext_lazy("So many days (or hours) before the end it turns amber."),
    )
    tell: PostCode | None = param(gettext_lazy("whom to tell when it is overdue"), default=None)

    def applies(self, facts: Facts) -> bool:
        """Whether this deadline is for a matter with these facts."""
        return all_hold(self.when, facts)

    def due(self, began: datetime, calendar: WorkCalendar) -> Due:
        """The last moment in time; `began` is in local time, since its date decides."""
        at = calendar.moment(began, self.amount, self.unit)
        counted = self.unit in DAYS
        provisional = counted and calendar.is_provisional(at.date())
        return Due(began, at, self._warn_at(began, at, calendar), provisional)

    def _warn_at(self, began: datetime, at: datetime, calendar: WorkCalendar) -> datetime:
        before = max(self.amount - self.warn_before, 0)
        if self.unit in DAYS:
            day = calendar.add(began.date(), before, self.unit)
            return datetime.combine(day, time.min, tzinfo=began.tzinfo)
        return calendar.moment(began, before, self.unit)

    def sentence(self, words: Words) -> str:
        """The deadline as one sentence: 一般件：登记之日起 7 天内办结或答复。"""
        said = self._said(words)
        if not self.when:
            return _("%(deadline)s.") % {"deadline": said}
        conditions = joined(row.sentence(words) for row in self.when)
        return _("When %(conditions)s: %(deadline)s.") % {
            "conditions": conditions,
            "deadline": said,
        }

    def sentence_of(self, due: Due, words: Words) -> str:
        """About one matter: 8月14日 24:00 前办结或答复（8月7日登记，当天不算，7 天）."""
        named = {
            "day": _day(due.at),
            "time": "24:00" if self.unit in DAYS else f"{due.at:%H:%M}",
            "done": self._kept_by(words),
            "start": words.act(self.starts_with),
            "began": _day(due.starts),
            "amount": self._amount(),
        }
        if self.unit is DayUnit.AT_ONCE:
            return _("%(done)s at once, on %(began)s.") % named
        pattern = (
            _(
                "%(done)s by %(day)s, %(time)s (%(start)s on %(began)s, which does not count; %(amount)s)."
            )
            if self.unit in DAYS
            else _("%(done)s by %(day)s, %(time)s (%(amount)s).")
        )
        said = pattern % named
        if not due.provisional:
            return said
        return _("%(sentence)s Provisional: the holidays of %(year)s are not published yet.") % {
            "sentence": said,
            "year": due.at.year,
        }

    def _said(self, words: Words) -> str:
        named = {"start": words.act(self.starts_with), "done": self._kept_by(words)}
        if self.unit is DayUnit.AT_ONCE:
            return _("%(done)s at once") % named
        return _("%(done)s within %(amount)s of “%(start)s”") % {**named, "amount": self._amount()}

    def _kept_by(self, words: Words) -> str:
        return _(" or ").join(words.act(each) for each in self.stops_with)

    def _amount(self) -> str:
        return so_many(self.amount, self.unit)


def so_many(amount: int, unit: DayUnit) -> str:
    """7 天, 2 个工作日, 4 小时."""
    match unit:
        case DayUnit.HOURS:
            pattern = ngettext("%(count)s hour", "%(count)s hours", amount)
        case DayUnit.WORKING_DAYS:
            pattern = ngettext("%(count)s working day", "%(count)s working days", amount)
        case _:
            pattern = ngettext("%(count)s day", "%(count)s days", amount)
    return pattern % {"count": amount}


def _day(moment: datetime) -> str:
    return date_format(moment, "MONTH_DAY_FORMAT")
