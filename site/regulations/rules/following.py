"""What follows from what happened to one person (or unit): booked at once, or proposed (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.conditions import Facts, all_hold
from facts.words import Words, plain

from .consequence import Consequence, Trigger
from .outcomes import Begins, Outcome, yuan
from .periods import ONE_DAY, month_end, named, whole


@dataclass(frozen=True)
class Happened:
    """One thing that may have consequences: a record, a score, or a duty that was missed.

    `posts` are those of the person whom it is about, on that day. Of facts that lie on days,
    as those of a leave do, `spread` says how much on which: over New Year they count in both years.
    """

    day: date
    form: str | None = None
    facts: Facts = field(default_factory=dict, hash=False)
    serial: str = ""
    posts: frozenset[str] = frozenset()
    what: Trigger = Trigger.RECORD
    spread: Mapping[str, tuple[tuple[date, Decimal], ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Followed:
    """One outcome of one rule: from what, from when, how much, and whether somebody still decides."""

    outcome: Outcome
    day: date
    begins: date
    amount_from: Decimal | None
    amount_to: Decimal | None
    booked: bool
    decided_by: str | None
    alternative: bool
    serials: tuple[str, ...]
    sentence: str

    @property
    def amount(self) -> Decimal | None:
        """The sum, where nobody has to settle it."""
        return self.amount_from if self.amount_from == self.amount_to else None


def follow(rule: Consequence, happened: Iterable[Happened], words: Words) -> tuple[Followed, ...]:
    """Every outcome of a rule, in the order of the days; of a count, once in each period."""
    bearing = sorted((e for e in happened if _bears(rule, e)), key=lambda each: each.day)
    causes = _counted(rule, bearing) if rule.trigger is Trigger.COUNT else [[e] for e in bearing]
    return tuple(
        _followed(rule, outcome, cause, words) for cause in causes for outcome in rule.outcomes
    )


def _bears(rule: Consequence, each: Happened) -> bool:
    if rule.post and each.posts.isdisjoint(rule.post):
        return False
    # A score stands in a record, too; only a duty that was missed is something else.
    fits = (each.what is Trigger.DUTY) is (rule.trigger is Trigger.DUTY)
    return fits and rule.form in (None, each.form) and all_hold(rule.when, each.facts)


def _counted(rule: Consequence, bearing: Sequence[Happened]) -> Iterator[list[Happened]]:
    """Of each period, what led up to the figure; what comes later in it changes nothing."""
    by_period: dict[date, list[Happened]] = {}
    pieces = [piece for each in bearing for piece in _by_period(rule, each)]
    for each in sorted(pieces, key=lambda piece: piece.day):
        so_far = by_period.setdefault(whole(rule.per, each.day).first, [])
        if not _reached(rule, so_far):
            so_far.append(each)
    yield from (cause for cause in by_period.values() if _reached(rule, cause))


def _by_period(rule: Consequence, each: Happened) -> Iterator[Happened]:
    """What happened, apart for each period in which the days that are added up lie."""
    days = each.spread.get(rule.fact or "")
    if not days:
        yield each
        return
    for span in sorted({whole(rule.per, day) for day, _amount in days}, key=lambda one: one.first):
        within = {
            key: sum((amount for day, amount in spread if day in span), Decimal(0))
            for key, spread in each.spread.items()
        }
        begun = max(each.day, span.first)
        yield replace(each, day=begun, facts={**each.facts, **within})


def _reached(rule: Consequence, cause: Sequence[Happened]) -> bool:
    total = _total(rule, cause)
    return total >= rule.count_at_least if rule.inclusive else total > rule.count_at_least


def _total(rule: Consequence, cause: Sequence[Happened]) -> Decimal:
    if not rule.fact:
        return Decimal(len(cause))
    return sum((_number(each.facts, rule.fact) for each in cause), Decimal(0))


def _followed(
    rule: Consequence, outcome: Outcome, cause: Sequence[Happened], words: Words
) -> Followed:
    day = cause[-1].day
    times = _times(outcome, cause)
    least = None if outcome.lowest is None else outcome.lowest * times
    most = None if outcome.highest is None else outcome.highest * times
    return Followed(
        outcome=outcome,
        day=day,
        begins=month_end(day) + ONE_DAY if outcome.begins is Begins.NEXT_MONTH else day,
        amount_from=least,
        amount_to=most,
        booked=not rule.is_proposed and least == most,
        decided_by=rule.decided_by,
        alternative=rule.alternative,
        serials=tuple(each.serial for each in cause if each.serial),
        sentence=_said(rule, outcome, cause, (least, most), words),
    )


def _times(outcome: Outcome, cause: Sequence[Happened]) -> Decimal:
    """So many units of the fact; half a day counts half."""
    if not outcome.times:
        return Decimal(1)
    return sum((_number(each.facts, outcome.times) for each in cause), Decimal(0))


def _said(
    rule: Consequence,
    outcome: Outcome,
    cause: Sequence[Happened],
    sums: tuple[Decimal | None, Decimal | None],
    words: Words,
) -> str:
    named_in = {
        "cause": _cause(rule, cause, words),
        "outcome": outcome.sentence(words),
        "body": body_said(rule, words),
    }
    said = _("%(cause)s: %(outcome)s") % named_in
    if outcome.times and sums[0] is not None and sums[0] == sums[1]:
        said = _("%(said)s, %(sum)s in all") % {"said": said, "sum": yuan(sums[0])}
    if rule.is_proposed and rule.alternative:
        return _("%(said)s. It is proposed, one of several, and %(body)s decides.") % {
            **named_in,
            "said": said,
        }
    if rule.is_proposed:
        return _("%(said)s. It is proposed, and %(body)s decides.") % {**named_in, "said": said}
    return _("%(said)s.") % {"said": said}


def _cause(rule: Consequence, cause: Sequence[Happened], words: Words) -> str:
    last = cause[-1]
    if rule.trigger is Trigger.DUTY:
        form = words.form(last.form) if last.form else _("record")
        day = date_format(last.day, "DATE_FORMAT")
        return _("Missed by %(day)s: “%(form)s”") % {"day": day, "form": form}
    if rule.trigger is not Trigger.COUNT:
        day = date_format(last.day, "DATE_FORMAT")
        return _("%(day)s, %(form)s") % {"day": day, "form": rule.cause(words)}
    span = whole(rule.per, last.day)
    total = _total(rule, cause)
    count = (
        words.value(rule.fact, total)
        if rule.fact
        else _("%(count)s times") % {"count": plain(total)}
    )
    return _("%(span)s, %(form)s: %(count)s") % {
        "span": named(span.first, span.last),
        "form": rule.cause(words),
        "count": count,
    }


def body_said(rule: Consequence, words: Words) -> str:
    """Who decides."""
    return words.post(rule.decided_by) if rule.decided_by else _("whoever appoints to the post")


def _number(facts: Facts, key: str) -> Decimal:
    value = facts.get(key)
    return value if isinstance(value, Decimal) else Decimal(0)
