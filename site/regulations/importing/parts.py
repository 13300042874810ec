"""Headings that are missing: where numbers start again at 1, another part has begun (D5, D6)."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from .items import Item, Kind
from .marks import ONLY_IN_ROWS, MarkStyle, circled
from .wording import is_heading, leads_on

CHAPTERS = frozenset({int(MarkStyle.CHAPTER), int(MarkStyle.SECTION)})


def with_parts(items: list[Item]) -> list[Item]:
    """The items with one PART before each row of numbers, where there are several rows."""
    _mark_nested(items)
    starts = _row_starts(items)
    if len(starts) < 2:
        _set_headings(items)
        return items
    begins = [_begin(items, start, first=not at) for at, start in enumerate(starts)]
    if all(items[start].divided for start in begins[1:]):
        begins += _last_without_numbers(items, starts[-1])
    found = items[: begins[0]]
    for number, (begin, end) in enumerate(zip(begins, [*begins[1:], len(items)], strict=True), 1):
        found += _part(number, items[begin:end])
    return found


def _row_starts(items: Sequence[Item]) -> list[int]:
    numbered = [
        at
        for at, each in enumerate(items)
        if each.kind is Kind.NUMBERED and each.key[0] not in ONLY_IN_ROWS and not each.nested
    ]
    if not numbered:
        return []
    root = min(items[at].key for at in numbered if not items[at].inline or at == numbered[0])
    row = [at for at in numbered if items[at].key == root]
    return [at for at in row if items[at].number == 1 or at == row[0]]


def _begin(items: Sequence[Item], start: int, *, first: bool) -> int:
    """Where the part of a row begins: with the paragraphs that an empty line sets before it."""
    begin = start
    while begin and items[begin - 1].kind is Kind.PLAIN and not items[begin].divided:
        begin -= 1
    if begin < start and items[begin].divided and not first:
        return begin
    before = items[start - 1] if start else None
    if before and before.kind is Kind.PLAIN and (is_heading(before.text)):
        return start - 1
    if not first and before and before.kind is Kind.PLAIN and leads_on(before.text):
        return start - 1
    return start


def _last_without_numbers(items: Sequence[Item], last_start: int) -> list[int]:
    """A part that is only a paragraph, set apart at the end."""
    at = len(items)
    while at > last_start and items[at - 1].kind is Kind.PLAIN:
        at -= 1
        if items[at].divided:
            return [at]
    return []


def _part(number: int, items: list[Item]) -> list[Item]:
    part = Item(Kind.PART, mark=circled(number), level=1)
    if items and items[0].kind is Kind.PLAIN and is_heading(items[0].text):
        part.piece, items = items[0].piece, items[1:]
        part.doubts.append(_("This heading has no number. Check that it is one."))
    elif items and items[0].piece:
        again = _("The numbers start again in line %(line)s: a heading is missing here. Write one.")
        first = _(
            "Further down the numbers start again, so a heading is missing before line %(line)s too. Write one."
        )
        sentence = first if number == 1 else again
        part.doubts.append(sentence % {"line": items[0].piece.line.number})
    return [part, *items]


def _set_headings(items: Sequence[Item]) -> None:
    """Headings without a number, before a row that begins at 1 again or before articles that go on."""
    styles = {each.key[0] for each in items if each.kind is Kind.NUMBERED}
    headings, seen = 0, set()
    for item, following in pairwise(items):
        if item.kind is Kind.NUMBERED:
            seen.add(item.key[0])
        if item.kind is not Kind.PLAIN or item.inline or not is_heading(item.text):
            continue
        style = following.key[0]
        again = following.number == 1 and style in seen and style > min(seen)
        article = style == MarkStyle.ARTICLE and not styles & CHAPTERS
        if again or article:
            headings += 1
            item.kind, item.mark, item.level = Kind.PART, circled(headings), 1
            item.doubts.append(_("This heading has no number. Check that it is one."))


def _mark_nested(items: Sequence[Item]) -> None:
    """…如下： followed by 1、 again is a list within the provision, until the outer numbers go on."""
    for at in range(1, len(items)):
        outer, inner = items[at - 1], items[at]
        if inner.number != 1 or outer.key != inner.key or not leads_on(outer.text):
            continue
        expected, key = 1, inner.key
        for each in items[at:]:
            if each.kind is not Kind.NUMBERED or each.key > key:
                continue
            if each.key != key or each.number != expected:
                break
            each.nested, expected = outer.nested + 1, expected + 1
