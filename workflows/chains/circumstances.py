"""What the rules look at: facts of the answers, of the applicant, of the calendar (all read at once)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from facts.conditions import FactValueType
from facts.dictionary import APPLICANT_POST
from facts.held import Held, Value, held_about, month_of, year_of
from forms.schemas.models import FormEdition
from forms.submissions.facts import days_asked, facts_of, values_of
from people.models import Appointment, Person
from people.service import running_appointments
from regulations.rules.limit import TIMES, Asked, Per, Tally, Usage

from .kinds import kind_of
from .often import times_since
from .refusal import Reason, Refusal


@dataclass(frozen=True)
class Circumstances:
    """Everything rules may ask about one matter, on the day it is handed in."""

    edition: FormEdition
    answers: Mapping[str, Any]
    applicant: Person
    appointment: Appointment
    at: datetime
    facts: Mapping[str, FactValueType]
    values: tuple[Value, ...]
    held: Held
    period: str | None
    #: The first and the last day asked for; the day of handing in when none is.
    days: tuple[date, date]
    #: The serial of the matter itself, when it is handed in anew.
    without: str = ""
    #: Of facts that count things, what they count.
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @cached_property
    def on(self) -> date:
        """The day on which it is handed in."""
        return localdate(self.at)

    @property
    def posts(self) -> frozenset[str]:
        """The codes of the applicant's posts."""
        held = self.facts[APPLICANT_POST]
        return held if isinstance(held, frozenset) else frozenset()

    def counting(self, tallies: Mapping[str, Tally]) -> "Circumstances":
        """The same with facts that count things, of which there are some."""
        counts = {key: Decimal(len(each.things)) for key, each in tallies.items() if each.things}
        return replace(self, facts={**self.facts, **counts}, tallies=tallies)

    @property
    def began(self) -> datetime:
        """The moment from which its deadlines count, in local time."""
        kind = kind_of(self.edition.kind)
        return localtime(kind.began(self.edition, self.answers, self.at))

    @property
    def asked(self) -> Asked:
        """The view that limits take of it."""
        return Asked(self.facts, self._usage, self.period, tallies=self.tallies)

    def _usage(self, fact: str, per: Per) -> list[Usage]:
        if fact == TIMES:
            return self._times(per)
        if per is Per.ONE:
            now = self.facts.get(fact)
            return [Usage("", Decimal(0), now)] if isinstance(now, Decimal) else []
        bounds = year_of if per is Per.YEAR else month_of
        pattern = "Y" if per is Per.YEAR else "YEAR_MONTH_FORMAT"
        now_by_period: dict[tuple[date, date], Decimal] = {}
        for each in self.values:
            if each.fact == fact and isinstance(each.value, Decimal):
                period = bounds(each.day)
                now_by_period[period] = now_by_period.get(period, Decimal(0)) + each.value
        return [
            Usage(_label(first, pattern), self.held.between(fact, first, last), now)
            for (first, last), now in now_by_period.items()
        ]

    def _times(self, per: Per) -> list[Usage]:
        """How often the applicant handed the form in, by the day of handing in (one query)."""
        if per is Per.ONE:
            return [Usage("", Decimal(0), Decimal(1))]
        first, pattern = (
            (year_of(self.on)[0], "Y")
            if per is Per.YEAR
            else (month_of(self.on)[0], "YEAR_MONTH_FORMAT")
        )
        before = times_since(
            first, self.applicant, self.edition.slug, before=self.at, without=self.without
        )
        return [Usage(_label(first, pattern), Decimal(before), Decimal(1))]


def gather(
    edition: FormEdition,
    answers: Mapping[str, Any],
    applicant: Person,
    *,
    at: datetime,
    without: str = "",
    lock: bool = False,
) -> Circumstances:
    """Read what the rules need, in a fixed number of queries; `without` leaves out a stream's own values.

    `lock` makes two slips of one applicant wait for each other, so that not both fit into
    what is left of a limit.
    Refusal when the applicant holds no post: nobody could say who decides.
    """
    on = localdate(at)
    asked = days_asked(edition, answers)
    days = [day for day, _amount in asked] or [on]
    about = (min(days), max(days))
    appointments = running_appointments(applicant, on, about=about, lock=lock)
    if not appointments:
        raise Refusal(
            Reason.NOT_ALLOWED,
            _(
                "%(name)s holds no post on %(day)s, so nobody can be asked to decide. Ask the office to enter the post."
            )
            % {"name": applicant.name, "day": date_format(on)},
        )
    said = said_by(edition, answers, appointments, on, asked=asked)
    held = held_about(
        applicant, summed=said.summed, since=said.since, until=said.until, on=on, without=without
    )
    held_at: Any = said.appointment
    return put_together(
        edition,
        answers,
        applicant,
        at=at,
        said=said,
        held=held,
        period=held_at.declared,
        without=without,
    )


@dataclass(frozen=True)
class Said:
    """What answers say by themselves, and what has to be looked up to judge them."""

    appointment: Appointment
    facts: Mapping[str, FactValueType]
    values: tuple[Value, ...]
    #: The facts that may be added up with what is held already, and between which days.
    summed: frozenset[str]
    since: date
    until: date
    #: The first and the last day asked for; the day of handing in when none is.
    days: tuple[date, date]


def said_by(
    edition: FormEdition,
    answers: Mapping[str, Any],
    appointments: Sequence[Appointment],
    on: date,
    *,
    asked: Sequence[tuple[date, Decimal]] | None = None,
) -> Said:
    """What the answers of somebody in these posts say (nothing is read).

    `asked` are the days asked for, if the caller knows them already.
    """
    kind = kind_of(edition.kind)
    days = days_asked(edition, answers) if asked is None else asked
    facts: dict[str, FactValueType] = dict(facts_of(edition, answers))
    facts[APPLICANT_POST] = frozenset(each.post.code for each in appointments)
    values = (*values_of(edition, answers, on=on), *kind.derived_values(facts, days))
    touched = [each.day for each in values] or [on]
    about = [day for day, _amount in days] or [on]
    return Said(
        appointments[0],
        {**facts, **kind.derived_facts(facts)},
        values,
        summed=frozenset(each.fact for each in values if isinstance(each.value, Decimal)),
        since=year_of(min(touched))[0],
        until=year_of(max(touched))[1],
        days=(min(about), max(about)),
    )


def put_together(
    edition: FormEdition,
    answers: Mapping[str, Any],
    applicant: Person,
    *,
    at: datetime,
    said: Said,
    held: Held,
    period: str | None,
    without: str = "",
) -> Circumstances:
    """The circumstances, once everything is looked up (nothing is read)."""
    facts = {**held.latest, **said.facts}
    found = said.appointment, at, facts, said.values, held, period, said.days, without
    return Circumstances(edition, answers, applicant, *found)


def _label(day: date, pattern: str) -> str:
    if pattern == "Y":
        return _("in the year %(year)s") % {"year": day.year}
    return _("in %(month)s") % {"month": date_format(day, pattern)}
