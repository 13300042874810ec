"""The level of each numbered item, from the order in which styles of numbering nest."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .items import Item, Kind
from .marks import ONLY_IN_ROWS, MarkStyle

Key = tuple[int, int]
#: How many items ahead a row is looked for that goes on.
FARTHEST = 400
TOP = (int(MarkStyle.BOOK), int(MarkStyle.CHAPTER), int(MarkStyle.SECTION))


def set_levels(items: Sequence[Item]) -> None:
    """Give every numbered item its level, and say where numbers leave a gap or repeat."""
    stack: list[tuple[Key, int]] = []
    base = 0
    articles = 0
    for at, item in enumerate(items):
        if item.kind in (Kind.PART, Kind.LABELLED):
            stack, base, item.level = [], 1, 1
            continue
        if item.kind is not Kind.NUMBERED:
            continue
        depth = _depth(stack, items, at)
        before = stack[depth][1] if depth < len(stack) and stack[depth][0] == item.key else 0
        if item.key[0] == MarkStyle.ARTICLE:
            # Articles are numbered through the whole regulation, whatever the chapter.
            before = before or articles
            articles = item.number
        _say_gap(item, before)
        stack = [*stack[:depth], (item.key, item.number)]
        item.level = _level(stack, base)


def _depth(stack: Sequence[tuple[Key, int]], items: Sequence[Item], at: int) -> int:
    item = items[at]
    keys = [key for key, _number in stack]
    if item.key in keys:
        return keys.index(item.key)
    if item.nested or item.key[0] in ONLY_IN_ROWS or item.inline:
        return len(stack)
    for depth, (key, number) in enumerate(stack):
        if item.key < key and not _goes_on(items, at, keys[: depth + 1], number):
            return depth
    return len(stack)


def _goes_on(items: Sequence[Item], at: int, keys: Sequence[Key], number: int) -> bool:
    """Whether the row that is open goes on after this item: then the item stands below it."""
    if items[at].key[0] <= MarkStyle.ARTICLE:
        return False
    for each in items[at + 1 : at + 1 + FARTHEST]:
        if each.kind in (Kind.PART, Kind.LABELLED) or each.key in keys[:-1]:
            return False
        if each.kind is Kind.NUMBERED and each.key == keys[-1]:
            return each.number == number + 1
    return False


def _level(stack: Sequence[tuple[Key, int]], base: int) -> int:
    styles = [key[0] for key, _number in stack]
    if MarkStyle.ARTICLE in styles:
        return 2 + len(styles) - 1 - styles.index(MarkStyle.ARTICLE)
    below = [each for each in styles if each not in TOP]
    if styles[-1] in TOP:
        return 1
    return len(below) + (1 if len(below) < len(styles) else base)


def _say_gap(item: Item, before: int) -> None:
    expected = before + 1
    if item.number == expected:
        return
    words = {"expected": expected, "given": item.number}
    if not before:
        text = _(
            "The numbering begins with %(given)s here. See whether something is missing before it."
        )
    elif item.number == before:
        text = _("The number %(given)s stands here twice in a row. See which of the two it is.")
    else:
        text = _(
            "%(expected)s was to come here, and %(given)s stands there. See whether something is missing."
        )
    item.doubts.append(text % words)
