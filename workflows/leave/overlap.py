"""Half days for which the same person has another slip already: nobody is away twice at once."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from forms.submissions.facts import half_days_asked
from regulations.rules.verdict import Effect, Verdict
from workflows.applications.models import State
from workflows.chains.circumstances import Circumstances
from workflows.chains.models import Link

from .due import ONE_DAY
from .facts import FROM_A_MEETING, TYPE
from .spans import A_DAY, Span

#: States in which a slip holds its days: under way, approved, taken.
HOLDS_ITS_DAYS = (State.IN_APPROVAL, State.APPROVED, State.CLOSED)
#: So many slips are named; who mends these sees the next.
MOST_NAMED = 3


def asked_twice(
    about: Circumstances, others: Sequence[Span], *, own: str, origin: str
) -> list[Verdict]:
    """A verdict for each slip that has some of the same half days.

    Leave from a meeting may lie within another leave. An extension is not refused because of
    the slip that it goes on from; it is told which days would count twice.
    """
    asked = half_days_asked(about.edition, about.answers)
    met = [each for each in others if _may_meet(each, asked, about)]
    if not met:
        return []
    found = ((each, _shared(each.ranges, asked)) for each in met)
    grew = {origin} | _grown_from(own)
    return [
        _said(each, days, goes_on=each.serial in grew) for each, days in islice(found, MOST_NAMED)
    ]


def is_morning(half: int) -> bool:
    """Whether a half day, as they are numbered through, is a morning."""
    return half % A_DAY == 0


def _may_meet(other: Span, asked: Iterable[range], about: Circumstances) -> bool:
    if FROM_A_MEETING in (other.leave_type, about.facts.get(TYPE)):
        return False
    return other.state in HOLDS_ITS_DAYS and bool(_shared(other.ranges, asked))


def _shared(theirs: Iterable[range], asked: Iterable[range]) -> range:
    """The half days of the first ranges that meet; empty when none do."""
    theirs = list(theirs)
    both = (
        range(max(mine.start, other.start), min(mine.stop, other.stop))
        for mine in asked
        for other in theirs
    )
    return next((each for each in both if each), range(0))


def _grown_from(own: str) -> set[str]:
    """The serials of the matters out of which one that was handed in before grew."""
    if not own:
        return set()
    return set(Link.objects.filter(later__serial=own).values_list("earlier__serial", flat=True))


def _said(other: Span, days: range, *, goes_on: bool) -> Verdict:
    words = {
        "title": other.title,
        "serial": other.serial,
        "days": _days(days),
        "next": date_format(other.last + ONE_DAY, "MONTH_DAY_FORMAT"),
    }
    if goes_on:
        sentence = _(
            "%(days)s is on the slip that this one goes on from, too (%(title)s, %(serial)s), "
            "and would count twice. Let the extension begin on %(next)s."
        )
        return Verdict("overlap", False, Effect.WARN, _("Days counted twice"), sentence % words)
    title = _("Asked for already")
    return Verdict("overlap", False, Effect.REFUSE, title, _sentence(other.state) % words)


def _sentence(state: str) -> str:
    if state == State.IN_APPROVAL:
        return _(
            "For %(days)s you have another slip: %(title)s (%(serial)s), which waits for a decision. "
            "Choose other days, or withdraw that slip first and then hand in this one."
        )
    if state == State.APPROVED:
        return _(
            "For %(days)s you have another slip: %(title)s (%(serial)s), which is approved. "
            "Choose other days, or change that slip first: cancel or correct it, or report back "
            "if you are at work again."
        )
    return _(
        "For %(days)s you have another slip: %(title)s (%(serial)s), and have taken that leave. "
        "Choose other days."
    )


def _days(halves: range) -> str:
    """9月21日, 9月21日下午, 9月21日 至 9月23日上午."""
    first, last = halves[0], halves[-1]
    begins = "" if is_morning(first) else _("afternoon")
    ends = _("morning") if is_morning(last) else ""
    if first // A_DAY == last // A_DAY:
        return f"{_day(first)}{begins or ends}"
    named = {"first": f"{_day(first)}{begins}", "last": f"{_day(last)}{ends}"}
    return _("%(first)s to %(last)s") % named


def _day(half: int) -> str:
    return date_format(date.fromordinal(half // A_DAY), "MONTH_DAY_FORMAT")
