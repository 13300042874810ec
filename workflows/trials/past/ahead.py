"""What considering looks up on its way, read ahead for all matters of a chunk."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from calendars.service import WorkCalendar, load_calendar
from people.models import Person, Unit
from people.service import Desk, Holder, Roster, read_roster
from workflows.chains.circumstances import Circumstances
from workflows.chains.expected import Asking, Expected, askings, excused
from workflows.chains.kinds import kind_of
from workflows.chains.models import Meeting, Minutes
from workflows.chains.others import Other


@dataclass(frozen=True)
class Scope:
    """Of whom, where and when the matters of a chunk are, and where their rules look."""

    persons: frozenset[int]
    units: tuple[Unit, ...]
    posts: frozenset[str]
    named_units: frozenset[str]
    forms: frozenset[str]
    first: date
    last: date
    #: The first and the last day that any of them asks for.
    days: tuple[date, date]


class ReadAhead:
    """Answers out of memory; each kind of thing is read when the first matter of the chunk wants it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._others: dict[str, dict[int, list[Other]]] = {}

    def holders(
        self, desks: Sequence[Desk], on: date, form: str, unit: Unit
    ) -> Mapping[Desk, Sequence[Holder]]:
        return self._roster.holders_of(desks, on, form, {**self._paths, unit.pk: unit.path})

    def line(self, unit: Unit) -> Sequence[Unit]:
        above = (self._by_path.get(path) for path in reversed(Unit.paths_up(unit.path)))
        return tuple(each for each in above if each is not None)

    def units(self, codes: Iterable[str]) -> dict[str, Unit]:
        return {code: self._by_code[code] for code in codes if code in self._by_code}

    def minutes(self, person: Person, form: str, on: date, stream: str) -> Sequence[Minutes]:
        citable = (
            each
            for each in self._minutes.get(person.pk, ())
            if each.form == form and each.held_on <= on and each.cited_by in ("", stream)
        )
        # Those that it cited itself first, as in MinutesQuerySet.citable.
        return sorted(citable, key=lambda each: (not each.cited_by, each.held_on, each.pk))

    def calendar(self, since: date) -> WorkCalendar:
        return self._calendar

    def others(self, about: Circumstances, own: str) -> Sequence[Other]:
        kind = about.edition.kind
        if kind not in self._others:
            self._others[kind] = self._read_others(kind)
        found = self._others[kind].get(about.applicant.pk, ())
        return [each for each in found if each.counted(about.at, own)]

    def meetings(self, about: Circumstances) -> Sequence[Expected]:
        person, path = about.applicant.pk, about.appointment.unit.path
        first, last = about.days
        return [
            Expected(each, self._stood((each.pk, person), about))
            for each in self._meetings
            if first <= each.day <= last
            and (each.called_at is None or each.called_at <= about.at)
            and self._expects(each, path, about.posts)
        ]

    def excused(self, user: str, on: date) -> Sequence[Meeting]:
        # Records of one thing are few: what they found is asked for one by one.
        return [meeting for _user, meeting in excused([user], on, on)]

    def _expects(self, meeting: Meeting, path: str, posts: Collection[str]) -> bool:
        # As in MeetingQuerySet.expecting.
        if meeting.body is None:
            return path.startswith(meeting.unit.path)
        sits = {each.code for each in meeting.body.members.all()}
        return path == meeting.unit.path and bool(sits & set(posts))

    def _stood(self, key: tuple[int, int], about: Circumstances) -> Asking | None:
        slips = [each for each in self._askings.get(key, ()) if each.stood(about.at)]
        return slips[-1] if slips else None

    @cached_property
    def _meetings(self) -> list[Meeting]:
        rows = Meeting.objects.between(*self.scope.days).filter(unit__in=self._units)
        return list(rows.select_related("unit", "body").prefetch_related("body__members"))

    @cached_property
    def _askings(self) -> dict[tuple[int, int], list[Asking]]:
        return askings(self._meetings, self.scope.persons) if self._meetings else {}

    def _read_others(self, kind: str) -> dict[int, list[Other]]:
        found: dict[int, list[Other]] = defaultdict(list)
        for each in kind_of(kind).others(self.scope.persons, *self.scope.days):
            found[each.person].append(each)
        return found

    @cached_property
    def _units(self) -> list[Unit]:
        paths = {path for unit in self.scope.units for path in Unit.paths_up(unit.path)}
        return list(Unit.objects.filter(Q(path__in=paths) | Q(code__in=self.scope.named_units)))

    @cached_property
    def _by_path(self) -> dict[str, Unit]:
        return {each.path: each for each in self._units}

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        return {each.code: each for each in self._units}

    @cached_property
    def _paths(self) -> dict[int | None, str]:
        return {each.pk: each.path for each in self._units}

    @cached_property
    def _roster(self) -> Roster:
        scope = self.scope
        return read_roster(scope.posts, {each.pk for each in self._units}, scope.first, scope.last)

    @cached_property
    def _minutes(self) -> dict[int, list[Minutes]]:
        scope = self.scope
        found: dict[int, list[Minutes]] = defaultdict(list)
        rows = Minutes.objects.filter(about_id__in=scope.persons, form__in=scope.forms)
        for each in rows.filter(held_on__lte=scope.last):
            found[each.about_id].append(each)
        return found

    @cached_property
    def _calendar(self) -> WorkCalendar:
        return load_calendar()
