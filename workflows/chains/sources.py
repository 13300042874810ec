"""What considering a matter looks up on its way: asked of the database now, or read ahead for many."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from calendars.service import WorkCalendar, load_calendar
from people.models import Person, Unit
from people.service import Desk, Holder, ancestors, holders_of, units_by_code

from .circumstances import Circumstances
from .expected import Expected, excused, expected
from .kinds import kind_of
from .models import Meeting, Minutes
from .others import Other


class Sources(Protocol):
    """Where chains, limits and due dates find what the answers do not say."""

    def holders(
        self, desks: Sequence[Desk], on: date, form: str, unit: Unit
    ) -> Mapping[Desk, Sequence[Holder]]:
        """Who may act at these desks, which lie about a unit."""
        ...

    def line(self, unit: Unit) -> Sequence[Unit]:
        """The units from the top of the tree down to this one."""
        ...

    def units(self, codes: Iterable[str]) -> dict[str, Unit]:
        """Units by their codes."""
        ...

    def minutes(self, person: Person, form: str, on: date, stream: str) -> Sequence[Minutes]:
        """The minutes that a slip about somebody may cite, the one to take first."""
        ...

    def calendar(self, since: date) -> WorkCalendar:
        """The working days from a day on."""
        ...

    def others(self, about: Circumstances, own: str) -> Sequence[Other]:
        """What the applicant has besides this matter that may be taken together with it."""
        ...

    def meetings(self, about: Circumstances) -> Sequence[Expected]:
        """The meetings on its days to which the applicant is expected."""
        ...

    def excused(self, user: str, on: date) -> Sequence[Meeting]:
        """The meetings of a day from which somebody, by his user name, had leave."""
        ...


class Asked:
    """Each thing is asked of the database when it is wanted."""

    def holders(
        self, desks: Sequence[Desk], on: date, form: str, unit: Unit
    ) -> Mapping[Desk, Sequence[Holder]]:
        return holders_of(desks, on, form, known=[unit])

    def line(self, unit: Unit) -> Sequence[Unit]:
        return ancestors(unit)

    def units(self, codes: Iterable[str]) -> dict[str, Unit]:
        return units_by_code(codes)

    def minutes(self, person: Person, form: str, on: date, stream: str) -> Sequence[Minutes]:
        return list(Minutes.objects.citable(person, form, on, stream=stream))

    def calendar(self, since: date) -> WorkCalendar:
        return load_calendar(since=since)

    def others(self, about: Circumstances, own: str) -> Sequence[Other]:
        found = kind_of(about.edition.kind).others([about.applicant.pk], *about.days)
        return [each for each in found if each.counts(own)]

    def meetings(self, about: Circumstances) -> Sequence[Expected]:
        path = about.appointment.unit.path
        return expected(about.applicant.pk, path, about.posts, *about.days)

    def excused(self, user: str, on: date) -> Sequence[Meeting]:
        return [meeting for _user, meeting in excused([user], on, on)]


ASKED = Asked()
