"""卷内目录: what lies in the dossier, and on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from .attachments import earlier_name
from .contents import Bound, Contents, Station, Volume
from .pictures import Shown

MOST_POSTS_NAMED = 4


@dataclass(frozen=True)
class Entry:
    """One line: who answers for it, what it is, of which day, under which anchor."""

    responsible: str
    title: str
    on: date | datetime | None
    anchor: str
    remark: str = ""


def inventory(contents: Bound, shown: Sequence[Shown]) -> list[Entry]:
    """The parts in the order in which they are bound."""
    if isinstance(contents, Volume):
        return [*_of_volume(contents), *_behind(contents, shown)]
    assert isinstance(contents, Contents)
    return [*_of_matter(contents), *_behind(contents, shown)]


def _of_matter(contents: Contents) -> Iterator[Entry]:
    form = contents.form
    again = _("submission %(round)s") % {"round": form.round} if form.round > 1 else ""
    yield Entry(contents.applicant, form.title, form.filled_on, "form", again)
    if decided := [station for station in contents.stations if station.decided_at]:
        last = decided[-1].decided_at
        yield Entry(_posts(decided), _("Opinions and decisions"), last, "opinions")
    for number, part in enumerate(contents.parts, 1):
        yield Entry(part.by, part.title, part.filled_on, f"part-{number}")
    for earlier in contents.earlier:
        yield Entry(
            contents.applicant, earlier_name(earlier), earlier.filled_on, f"earlier-{earlier.round}"
        )
    if contents.clauses:
        yield _clauses(contents, form.filled_on)
    if contents.traces:
        lines = _("entries: %(count)s") % {"count": len(contents.traces)}
        last = contents.traces[-1].at
        yield Entry(_keeper(contents), _("Record of the course"), last, "trail", lines)


def _of_volume(volume: Volume) -> Iterator[Entry]:
    for number, record in enumerate(volume.records, 1):
        said = record.contents
        yield Entry(said.applicant, said.form.title, record.day, f"record-{number}", said.serial)
    if volume.clauses:
        yield _clauses(volume, None)


def _behind(contents: Bound, shown: Sequence[Shown]) -> Iterator[Entry]:
    for item in shown:
        yield Entry(contents.applicant, item.attached.name, None, f"attachment-{item.number}")
    day = contents.closing_note.filed_on
    yield Entry(_keeper(contents), _("Closing note"), day, "closing")


def _clauses(contents: Bound, on: date | datetime | None) -> Entry:
    editions = "\n".join(dict.fromkeys(clause.edition_label for clause in contents.clauses))
    return Entry(contents.office, _("Clauses relied on"), on, "clauses", editions)


def _keeper(contents: Bound) -> str:
    return contents.department or contents.office


def _posts(decided: Sequence[Station]) -> str:
    """Who decided, without filling the page when there were many."""
    posts = list(dict.fromkeys(station.post_name for station in decided))
    if len(posts) <= MOST_POSTS_NAMED:
        return "\n".join(posts)
    return _("%(posts)s and others") % {"posts": "\n".join(posts[:MOST_POSTS_NAMED])}
