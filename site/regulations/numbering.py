"""Number paths of clauses, computed from order and level: 三.2, 第三条.（二）."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

DIGITS = "零一二三四五六七八九"


class Numbering(models.TextChoices):
    """How the levels of a regulation are numbered."""

    OUTLINE = "cn", "一 / 1 / （1）"
    ARTICLES = "articles", "第一章 / 第一条 / （一） / 1"


@dataclass(frozen=True)
class Numbered:
    """One clause's printed mark and its path through the levels above."""

    mark: str
    path: str


def chinese(number: int) -> str:
    """A number from 1 to 999 in Chinese figures: 12 → 十二, 101 → 一百零一; beyond that as it is."""
    if number > 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and tens == 1:
        return f"十{DIGITS[ones] if ones else ''}"
    parts = [
        f"{DIGITS[hundreds]}百" if hundreds else "",
        f"{DIGITS[tens]}十" if tens else "",
        "零" if hundreds and ones and not tens else "",
        DIGITS[ones] if ones else "",
    ]
    return "".join(parts)


def number(clauses: Iterable[tuple[int, str]], style: str) -> list[Numbered]:
    """Marks and paths for (level, explicit label) pairs; an explicit label takes no number."""
    counters: dict[int, int] = {}
    above: dict[int, str] = {}
    numbered = []
    for level, label in clauses:
        for deeper in [each for each in above if each >= level]:
            del above[deeper]
        _restart_below(counters, level, style)
        mark = label or _mark(_next(counters, level), level, style)
        above[level] = mark
        numbered.append(
            Numbered(
                mark,
                ".".join(above[each] for each in sorted(above) if _in_path(each, style, above)),
            )
        )
    return numbered


def _next(counters: dict[int, int], level: int) -> int:
    counters[level] = counters.get(level, 0) + 1
    return counters[level]


def _restart_below(counters: dict[int, int], level: int, style: str) -> None:
    for deeper in [each for each in counters if each > level]:
        # Articles are numbered through the whole regulation, whatever the chapter.
        if not (style == Numbering.ARTICLES and deeper == 2):
            del counters[deeper]


def _mark(count: int, level: int, style: str) -> str:
    if style == Numbering.ARTICLES:
        return [
            f"第{chinese(count)}章",
            f"第{chinese(count)}条",
            f"（{chinese(count)}）",
            str(count),
        ][min(level, 4) - 1]
    return [chinese(count), str(count), f"（{count}）", f"{count})"][min(level, 4) - 1]


def _in_path(level: int, style: str, above: dict[int, str]) -> bool:
    # An article is cited without its chapter.
    return not (style == Numbering.ARTICLES and level == 1 and len(above) > 1)
