"""团队日历: a month of absences, a strip of days for each person; twenty persons at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import ngettext

from calendars.service import load_calendar
from queries import evened, prepared
from workflows.applications.models import State
from workflows.leave.models import Leave

from ..access import Visitor
from ..days import day_text
from .away import last_away, seen_by
from .months import Month, off_days, outline
from .narrowed import ALL, Narrowed
from .weeks import Week, weeks_of
from .whose import MOST_LEAVES, Whose, persons_of, whose

PERSONS_A_PAGE = 20
#: Of the strip, which is one high.
TOP, HEIGHT = ".12", ".76"
COLUMNS = (
    "applicant_id", "applicant__name", "appointment__post__name", "appointment__unit__name",
    "serial", "title", "summary", "state", "first_day", "last_day", "back_on",
)  # fmt: skip


class Slip(NamedTuple):
    """One leave, with whose it is."""

    person: int
    name: str
    post: str
    unit: str
    serial: str
    title: str
    summary: str
    state: str
    first: date
    last: date
    back_on: date | None

    @property
    def early(self) -> bool:
        """Whether its applicant was back before it ended."""
        return self.back_on is not None and self.back_on <= self.last

    @property
    def decided(self) -> bool:
        """Whether it is approved."""
        return self.state != State.IN_APPROVAL


@dataclass(frozen=True)
class Row:
    """One person's month: the slips, and where they lie as paths, those that are decided and the others."""

    key: int
    name: str
    label: str
    slips: list[Slip]
    away: str
    asked: str


@dataclass(frozen=True)
class Asked:
    """What is looked at: a month, or one of its weeks by number; the page that follows or has a person."""

    month: Month
    week: int = 0
    after: int = 0
    person: int = 0
    only: Narrowed = ALL


@dataclass(frozen=True)
class Away:
    """A month of absences; `next` is the last person's key where more follow, or 0, `later` whether some came before."""

    month: Month
    weeks: list[Week]
    week: Week | None
    many: int
    many_today: int
    rows: list[Row]
    next: int
    later: bool
    #: The days on which nobody works, as a path.
    off: str
    more: bool
    #: Whether the holidays of the year are not announced yet (暂定).
    provisional: bool
    today: date
    only: Narrowed = ALL

    @property
    def scale(self) -> list[tuple[str, str]]:
        """Its days, each with how it is marked: where there is no room, only every fifth is shown."""
        return [(str(day), self._mark(day)) for day in range(1, self.length + 1)]

    def _mark(self, day: int) -> str:
        if day == self.day_today:
            return "today"
        return "fifth" if day == 1 or day % 5 == 0 else ""

    @property
    def day_today(self) -> int:
        """Today's day of the month; 0 in another month."""
        return self.today.day if self.month.first == self.today.replace(day=1) else 0

    @property
    def length(self) -> int:
        """The days of the month."""
        return self.month.length

    @property
    def here(self) -> str:
        """The address of its first page, without the path."""
        week = f"&week={self.week.number}" if self.week else ""
        return f"?month={self.month.first:%Y-%m}{week}{self.only.query}"

    @property
    def said(self) -> str:
        """How many are away, in the month or the week; today as well, if it lies there."""
        counts = {"count": self.many, "today": self.many_today}
        if self.week:
            words = {
                **counts,
                "first": day_text(self.week.first, self.today),
                "last": day_text(self.week.last, self.today),
            }
            said = ngettext(
                "%(count)s person is away from %(first)s to %(last)s",
                "%(count)s persons are away from %(first)s to %(last)s",
                self.many,
            )
            return said % words
        if not self.day_today:
            said = ngettext(
                "%(count)s person is away in this month",
                "%(count)s persons are away in this month",
                self.many,
            )
            return said % counts
        said = ngettext(
            "%(count)s person is away in this month, %(today)s today",
            "%(count)s persons are away in this month, %(today)s today",
            self.many,
        )
        return said % counts


def away_in(visitor: Visitor, asked: Asked) -> Away:
    """Who is away, as far as the visitor may see it (three queries at most, and the calendar)."""
    month, today = asked.month, visitor.today
    found = whose(seen_by(visitor), month.first, month.last, asked.only.path)
    more = len(found) > MOST_LEAVES
    leaves = [
        each for each in found[:MOST_LEAVES] if each.last_away >= max(month.first, each.first)
    ]
    weeks = weeks_of(month, leaves, counted=not more)
    week = weeks[asked.week - 1] if 0 < asked.week <= len(weeks) else None
    within = [each for each in leaves if _touches(each, week)] if week else leaves
    persons = persons_of(within)
    begin = _beginning(persons, asked)
    page = persons[begin : begin + PERSONS_A_PAGE]
    calendar = load_calendar(since=month.first)
    return Away(
        month=month,
        weeks=weeks,
        week=week,
        many=len(persons),
        many_today=len({each.person for each in leaves if each.first <= today <= each.last_away}),
        rows=_rows(leaves, page, month),
        next=page[-1] if len(persons) > begin + PERSONS_A_PAGE else 0,
        later=begin > 0,
        off=outline((day, 1) for day in off_days(month, calendar)),
        more=more,
        provisional=calendar.is_provisional(month.first),
        today=today,
        only=asked.only,
    )


def _touches(leave: Whose, week: Week) -> bool:
    return leave.first <= week.last and leave.last_away >= week.first


def _beginning(persons: Sequence[int], asked: Asked) -> int:
    """Where the page begins: behind a person, or so that it has a person on it."""
    if asked.person in persons:
        return persons.index(asked.person) // PERSONS_A_PAGE * PERSONS_A_PAGE
    return persons.index(asked.after) + 1 if asked.after in persons else 0


def _rows(leaves: Iterable[Whose], persons: Sequence[int], month: Month) -> list[Row]:
    """A row for each of the persons, with all that they have in the month."""
    shown = set(persons)
    slips = _slips(evened([each.pk for each in leaves if each.person in shown]))
    found = [Slip(*each) for each in slips]
    by_person = {key: list(own) for key, own in groupby(found, key=lambda each: each.person)}
    return [_row(by_person[key], month) for key in persons if key in by_person]


def _row(slips: list[Slip], month: Month) -> Row:
    whose = slips[0]
    away, asked = (
        outline(
            [
                part
                for each in slips
                if each.decided is decided
                if (part := month.part(each.first, last_away(each.last, each.back_on)))
            ],
            TOP,
            HEIGHT,
        )
        for decided in (True, False)
    )
    label = f"{whose.post} · {whose.unit}"
    return Row(whose.person, whose.name, label, slips, away, asked)


@prepared
def _slips(keys: tuple[int, ...]) -> QuerySet[Leave, tuple]:
    """Slips of some persons, person by person."""
    rows = Leave.objects.filter(pk__in=keys).order_by("applicant_id", "first_day", "pk")
    return rows.values_list(*COLUMNS)
