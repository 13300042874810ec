"""合卷: what one person recorded in a month; which months are over and whole, and what their volume says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext as _

from facts.words import joined
from workflows.chains.kinds import kinds
from workflows.chains.models import Proceeding

from .contents import Bundled, ClosingNote, Contents, Supplemented, Volume
from .gather import common, numbered, office_of, supplement_title
from .gathering.clauses import quoted_clauses
from .gathering.family import links
from .gathering.files import attached_files
from .gathering.form import earlier_forms
from .gathering.matter import Matter, read_matters
from .gathering.properties import properties
from .gathering.record import volume_record
from .gathering.trail import trace_rows
from .links import verify_url
from .models import ArchiveItem, Dossier, Extent
from .render import LANGUAGE


def kinds_by_month() -> list[type[Proceeding]]:
    """The kinds that are sealed by person and month, not one by one."""
    return [kind for kind in kinds() if kind.sealed_by_month]


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def next_month(month: date) -> date:
    """The first day of the month after."""
    return first_of(month + timedelta(days=31))


def ripe(on: date) -> Iterator[tuple[int, date]]:
    """Person and month of what waits for its volume: the month is over, and all in it has ended."""
    waiting: set[tuple[int, date]] = set()
    under_way: set[tuple[int, date]] = set()
    for kind in kinds_by_month():
        over = kind.objects.filter(**{f"{kind.day_column}__lt": first_of(on)})
        waiting |= _months(kind, over.filter(~_sealed(), final=True))
        under_way |= _months(kind, over.filter(final=False))
    yield from sorted(waiting - under_way)


def loose(person: int, month: date) -> list[Proceeding]:
    """What a person recorded in a month and lies in no volume yet, by day."""
    found: list[tuple[date, Any]] = []
    for kind in kinds_by_month():
        within = {
            f"{kind.day_column}__gte": month,
            f"{kind.day_column}__lt": next_month(month),
        }
        rows = kind.objects.filter(~_sealed(), applicant=person, **within)
        found += [(getattr(row, kind.day_column), row) for row in rows]
    return [row for _day, row in sorted(found, key=lambda each: (each[0], each[1].pk))]


def gathered(dossier: Dossier) -> list[Matter]:
    """The matters that lie in a volume, in the order in which they are bound."""
    bound = dossier.extents.select_related("proceeding").order_by("pk")
    return read_matters([extent.proceeding for extent in bound])


def volume_contents(matters: Sequence[Matter], item: ArchiveItem) -> Volume:
    """What they say together; NotFitToSeal when something is missing or was changed."""
    with translation.override(LANGUAGE):
        assert item.month is not None
        attached = attached_files(*matters)
        before = _supplemented(item)
        until = _until(matters, item.month)
        first = matters[0]
        whole = Volume(
            office=office_of(first),
            department=settings.ARCHIVE["department"],
            title=_title(matters, before),
            subject=_subject(matters, item.month),
            applicant=first.proceeding.applicant.name,
            month=item.month,
            units=joined(dict.fromkeys(each.proceeding.unit.name for each in matters)),
            minutes=sum(map(_minutes, matters)),
            records=tuple(_bundled(each, until) for each in matters),
            opened=min(each.proceeding.submitted_at for each in matters),
            closed=max(each.ended_at for each in matters if each.ended_at),
            result=_("all checked"),
            clauses=quoted_clauses(*matters),
            attachments=attached,
            data=volume_record(matters, item, before, until=until),
            supplements=before,
            checks=properties(matters, attached),
        )
        note = ClosingNote(_("sealed by machine"), _("by machine"), localdate(until))
        whole = replace(whole, **numbered(item), closing_note=note)
        return replace(whole, verify_url=verify_url(whole.data_digest()))


def _sealed() -> Exists:
    return Exists(Extent.objects.filter(proceeding=OuterRef("pk")))


def _months(kind: type[Proceeding], rows: QuerySet[Any]) -> set[tuple[int, date]]:
    found = rows.annotate(month=TruncMonth(kind.day_column)).order_by()
    return set(found.values_list("applicant_id", "month").distinct())


def _bundled(matter: Matter, until: datetime) -> Bundled:
    contents: Contents = replace(
        common(matter),
        links=links(matter, until),
        earlier=earlier_forms(matter),
        traces=trace_rows(matter),
    )
    return Bundled(getattr(matter.proceeding, matter.proceeding.day_column), contents)


def _minutes(matter: Matter) -> int:
    column = matter.proceeding.minutes_column
    return (getattr(matter.proceeding, column) or 0) if column else 0


def _until(matters: Sequence[Matter], month: date) -> datetime:
    """The day that a volume bears: its month is over, and the last record in it has ended."""
    over = datetime.combine(next_month(month), time.min, get_current_timezone())
    return max([over, *(each.ended_at for each in matters if each.ended_at)])


def _supplemented(item: ArchiveItem) -> Supplemented | None:
    if not item.is_supplement:
        return None
    before = item.others.get(part=item.part - 1).dossier
    return Supplemented(archive_number=before.archive_number, sha256=before.sha256)


def _title(matters: Sequence[Matter], before: Supplemented | None) -> str:
    labels = joined(dict.fromkeys(str(each.proceeding.kind_label) for each in matters))
    return supplement_title(_("Volume of %(kinds)s of one month") % {"kinds": labels}, before)


def _subject(matters: Sequence[Matter], month: date) -> str:
    """春和社区第1网格 网格员 李玥 2026年9月."""
    proceeding = matters[-1].proceeding
    held = proceeding.appointment
    day = date_format(month, "YEAR_MONTH_FORMAT")
    return f"{held.unit.name} {held.post.name} {proceeding.applicant.name} {day}"
