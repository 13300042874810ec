"""The sentence about one period of a duty: how much of how much, what did not count, by when (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.conditions import Condition
from facts.words import Words, joined, plain

from .duty import Duty
from .owed import Done, month_of
from .periods import Period, Span, day_of_month, named

#: So many names of a list are said; the rest are counted.
MOST_NAMES = 10


@dataclass(frozen=True)
class Told:
    """The figures of one period."""

    duty: Duty
    span: Span
    done: Decimal
    owed: Decimal
    lacking: tuple[str, ...]
    late: date | None


def tell(told: Told, standing: str, exempt: str, below: list[Done], words: Words) -> str:
    """One period in a sentence or two: 2026年8月3日至8月9日：“民情日记”0 次，要求至少 1 次，没有完成。"""
    said = _result(standing) % {**_figures(told, words), "reason": exempt}
    extra = [*_left_aside(told.duty, below, words), *_moved(told)]
    if standing in ("missed", "warned") and told.late:
        named_day = date_format(told.late, "MONTH_DAY_FORMAT")
        extra.append(_("It was done on %(day)s, which is late.") % {"day": named_day})
    for more in extra:
        said = _("%(said)s %(more)s") % {"said": said, "more": more}
    return said


def _result(standing: str) -> str:
    match standing:
        case "met":
            return _("%(span)s: %(form)s: %(done)s; asked are at least %(owed)s. Met.")
        case "exempt":
            return _("%(span)s: %(form)s: exempt, %(reason)s.")
        case "open":
            return _(
                "%(span)s: %(form)s: %(done)s so far; asked are at least %(owed)s. "
                "Still to do by %(due)s: %(short)s."
            )
        case "warned":
            return _(
                "%(span)s: %(form)s: %(done)s; asked in principle are at least %(owed)s. "
                "Not counted as missed, but to be heeded."
            )
        case _:
            return _(
                "%(span)s: %(form)s: %(done)s; asked are at least %(owed)s by %(due)s. "
                "Missed, lacking %(short)s."
            )


def _figures(told: Told, words: Words) -> dict[str, str]:
    duty, short = told.duty, max(told.owed - told.done, Decimal(0))
    figures = {
        "span": named(told.span.first, told.span.due),
        "form": _what(duty, words),
        "due": date_format(told.span.due, "MONTH_DAY_FORMAT"),
    }
    if duty.each_of:
        people = {"done": told.done, "owed": told.owed, "short": short}
        counted = {
            key: _("%(count)s of the list") % {"count": plain(n)} for key, n in people.items()
        }
        shown = joined(told.lacking[:MOST_NAMES])
        if len(told.lacking) > MOST_NAMES:
            shown = _("%(names)s and others") % {"names": shown}
        return {
            **figures,
            **counted,
            "short": _("%(count)s (%(names)s)") % {"count": counted["short"], "names": shown},
        }
    return {
        **figures,
        "done": duty.amount(told.done, words),
        "owed": duty.amount(told.owed, words),
        "short": duty.amount(short, words),
    }


def _what(duty: Duty, words: Words) -> str:
    form = duty.about(words)
    if not duty.fact or duty.each_of:
        return form
    return _("%(fact)s in %(form)s") % {"fact": words.fact(duty.fact), "form": form}


def _left_aside(duty: Duty, below: list[Done], words: Words) -> Iterable[str]:
    pattern = (
        _("%(day)s counts, but heed this: %(why)s.")
        if duty.bar_in_principle
        else _("%(day)s does not count: %(why)s.")
    )
    for each in below:
        why = joined(
            _why(row, each, words) for row in duty.counts_when if not row.holds(each.facts)
        )
        yield pattern % {"day": date_format(each.day, "MONTH_DAY_FORMAT"), "why": why}


def _why(row: Condition, record: Done, words: Words) -> str:
    given = record.facts.get(row.fact)
    said = _("not filled in") if given in (None, "") else words.value(row.fact, given)
    return _("asked is that %(row)s, given is “%(given)s”") % {
        "row": row.sentence(words),
        "given": said,
    }


def _moved(told: Told) -> Iterable[str]:
    due_day = told.duty.due_day
    if not due_day or told.duty.per is not Period.MONTH:
        return
    if told.span.due != day_of_month(month_of(told.duty, told.span), due_day):
        day = date_format(told.span.due, "MONTH_DAY_FORMAT")
        yield _("Day %(number)s is a day off, so it was due on %(day)s.") % {
            "number": due_day,
            "day": day,
        }
