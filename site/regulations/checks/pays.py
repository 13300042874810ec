"""Pay that can be reckoned: one sum or share, bands of a leave without hole and without overlap."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from django.utils.translation import gettext as _

from facts.models import Fact
from facts.words import Words, joined, plain
from people.models import Post

from ..compiling import RuleInForce
from ..rules.leave_days import in_band
from ..rules.pay import Counted, Pay
from .duties import not_numbers, unknown_posts
from .finding import Finding

HALF = Decimal("0.5")


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Rules that pay nothing sayable, and lengths of a leave for which none or two of them speak."""
    found = [each for each in rules if each.kind == "pay"]
    posts = set(Post.objects.values_list("code", flat=True)) if found else set()
    types = dict(Fact.objects.values_list("key", "type")) if found else {}
    for each in found:
        pay: Pay = each.rule
        for sentence in (
            *unknown_posts(pay.post, posts, words),
            *not_numbers((pay.fact,), types, words),
            *_sum(pay),
            *_counted(pay),
        ):
            yield Finding(each.basis.path, sentence)
    for group in _by_subject(found):
        yield from _bands(group, words)


def _sum(pay: Pay) -> Iterator[str]:
    if (pay.percent is None) is (pay.fixed is None):
        yield _("Pay is either a share or a fixed sum. Fill in one of the two.")
    if any(each is not None and each < 0 for each in (pay.percent, pay.fixed)):
        yield _("Pay is never below 0. Enter another figure.")


def _counted(pay: Pay) -> Iterator[str]:
    if (pay.counted is Counted.DURING) is (pay.during is None):
        yield _(
            "A measure is named where every month of it is counted, and only there. "
            "Choose the measure, or another way of counting."
        )
    if pay.counted is not Counted.DURING and not pay.form:
        yield _("The pay is about records of no form. Choose the form.")
    if pay.from_month < 1 or (pay.to_month is not None and pay.to_month < pay.from_month):
        yield _("The months of leave end before they begin. Correct the two numbers.")
    for least, most in ((pay.more_than, pay.up_to), (pay.seniority_from, pay.seniority_below)):
        if least is not None and most is not None and most <= least:
            named = {"least": plain(least), "most": plain(most)}
            yield _("Nothing lies between %(least)s and %(most)s. Correct the two figures.") % named
    if pay.days_in_month < 1:
        yield _("A month of leave has at least 1 day. Enter how many.")


def _by_subject(found: Iterable[RuleInForce]) -> list[list[RuleInForce]]:
    groups: dict[tuple[str, ...], list[RuleInForce]] = {}
    for each in found:
        if each.rule.counted is Counted.ONE:
            groups.setdefault((*each.rule.subject, *each.rule.post), []).append(each)
    return list(groups.values())


def _bands(group: list[RuleInForce], words: Words) -> Iterator[Finding]:
    """At most one hole and one overlap of a leave: every length, month and seniority, by samples."""
    found: set[str] = set()
    for total, month, years in _samples([each.rule for each in group]):
        speaking = [each for each in group if _speaks(each.rule, total, month, years)]
        kind = "hole" if not speaking else "overlap" if _differ(speaking) else ""
        if not kind or kind in found:
            continue
        found.add(kind)
        named = {"days": plain(total), "month": month, "years": plain(years)}
        if kind == "hole":
            sentence = _(
                "No rule says what is paid in month %(month)s of a leave of %(days)s days "
                "with %(years)s years of service. Add one, or widen a band."
            )
            yield Finding(group[0].basis.path, sentence % named)
        else:
            sentence = _(
                "Two rules say differently what is paid in month %(month)s of a leave of "
                "%(days)s days with %(years)s years of service. Move a bound."
            )
            paths = joined(dict.fromkeys(each.basis.path for each in speaking))
            yield Finding(paths, sentence % named)


def _speaks(pay: Pay, total: Decimal, month: int, years: Decimal) -> bool:
    served = pay.seniority_from is None or years >= pay.seniority_from
    served = served and (pay.seniority_below is None or years < pay.seniority_below)
    return served and in_band(pay, total) and pay.from_month <= month <= (pay.to_month or month)


def _differ(speaking: list[RuleInForce]) -> bool:
    paid = {(each.rule.percent, each.rule.fixed, each.rule.benefits) for each in speaking}
    return len(paid) > 1


def _samples(pays: list[Pay]) -> Iterator[tuple[Decimal, int, Decimal]]:
    """Every side of every figure that the rules name; beyond the last of them nothing is regulated."""
    length = Decimal(max(pays[0].days_in_month, 1))
    months = sorted(
        {n for each in pays for n in (each.from_month, each.to_month or each.from_month)}
    )
    bounds = {b for each in pays for b in (each.more_than, each.up_to) if b is not None}
    ends = [each.up_to for each in pays]
    top = max((end for end in ends if end is not None), default=None)
    open_ended = None in ends
    totals = {HALF, *(b + step for b in bounds for step in (-HALF, Decimal(0), HALF))}
    totals |= {length * month for month in months}
    figures = {b for each in pays for b in (each.seniority_from, each.seniority_below) if b}
    years = sorted({Decimal(0), *figures, *(each - HALF for each in figures)})
    for total, month, served in product(sorted(totals), months, years):
        within = total > 0 and (open_ended or top is None or total <= top)
        if within and length * (month - 1) < total:
            yield total, month, served
