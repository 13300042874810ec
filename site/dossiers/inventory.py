"""卷内目录: what lies in the dossier, and on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from .attachments import earlier_name
from .contents import Contents, Station
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


def inventory(contents: Contents, shown: Sequence[Shown]) -> list[Entry]:
    """The parts in the order in which they are bound."""
    return list(_entries(contents, shown))


def _entries(contents: Contents, shown: Sequence[Shown]) -> Iterator[Entry]:
    form, keeper = contents.form, contents.department or contents.office
    again = _("submission %(round)s") % {"round": form.round} if form.round > 1 else ""
    yield Entry(contents.applicant, form.title, form.filled_on, "form", again)
    if decided := [station for station in contents.stations if station.at]:
        yield Entry(_posts(decided), _("Opinions and decisions"), decided[-1].at, "opinions")
    for earlier in contents.earlier:
        yield Entry(
            contents.applicant, earlier_name(earlier), earlier.filled_on, f"earlier-{earlier.round}"
        )
    if contents.clauses:
        editions = "\n".join(dict.fromkeys(clause.edition_label for clause in contents.clauses))
        yield Entry(
            contents.office, _("Clauses relied on"), contents.form.filled_on, "clauses", editions
        )
    if contents.traces:
        lines = _("entries: %(count)s") % {"count": len(contents.traces)}
        yield Entry(keeper, _("Record of the course"), contents.traces[-1].at, "trail", lines)
    for item in shown:
        yield Entry(contents.applicant, item.attached.name, None, f"attachment-{item.number}")
    yield Entry(keeper, _("Closing note"), contents.closing_note.filed_on, "closing")


def _posts(decided: Sequence[Station]) -> str:
    """Who decided, without filling the page when there were many."""
    posts = list(dict.fromkeys(station.post_name for station in decided))
    if len(posts) <= MOST_POSTS_NAMED:
        return "\n".join(posts)
    return _("%(posts)s and others") % {"posts": "\n".join(posts[:MOST_POSTS_NAMED])}
