"""Number paths of clauses, computed from order and level: 三.2, 第十二条（三）.

`STYLES` is the table of numbering styles. An editor chooses one for each regulation; the
editor's screen reads the same table (`table()`), so that numbers follow while clauses move.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .numerals import CHINESE, in_chinese

DEEPEST = 4


class Numbering(models.TextChoices):
    """How the levels of a regulation are numbered."""

    OUTLINE = "cn", _("一 / 1 / （1）")
    ARTICLES = "articles", _("第一章 / 第一条 / （一） / 1")
    LAW = "law", _("第一章 / 第一条 / paragraph without a number / （一）")
    DOCUMENT = "document", _("一、 / （一） / 1. / （1）")
    PLAIN = "plain", _("1、 / （1） / 1)")


@dataclass(frozen=True)
class LevelStyle:
    """How one level is numbered.

    `mark` and `cited` hold `{n}` for the figure: the mark stands before the clause, `cited` in
    its path (blank: the same). `after` is printed behind the mark. A level that `runs_through`
    is counted through the whole regulation; one that is `left_out` is not cited once something
    stands below it. `first` is the number of the first.
    """

    mark: str
    chinese: bool = False
    cited: str = ""
    after: str = ""
    runs_through: bool = False
    left_out: bool = False
    first: int = 1

    def figure(self, count: int) -> str:
        """The figure of the n-th of its level."""
        figure = count - 1 + self.first
        return in_chinese(figure) if self.chinese else str(figure)


@dataclass(frozen=True)
class Style:
    """A numbering style: its levels, and what stands between them in a path."""

    levels: tuple[LevelStyle, ...]
    between: str = ""

    def level(self, number: int) -> LevelStyle:
        """The style of a level; beyond the deepest it is that of the deepest."""
        return self.levels[min(number, len(self.levels)) - 1]


CHAPTER = LevelStyle("第{n}章", chinese=True, left_out=True)
ARTICLE = LevelStyle("第{n}条", chinese=True, runs_through=True)
IN_BRACKETS = LevelStyle("（{n}）", chinese=True)

STYLES: Mapping[str, Style] = {
    # 一 / 1 / （1） / 1): cited 三.2.（2）.
    Numbering.OUTLINE: Style(
        (
            LevelStyle("{n}", chinese=True, after="、"),
            LevelStyle("{n}"),
            LevelStyle("（{n}）"),
            LevelStyle("{n})"),
        ),
        between=".",
    ),
    # 第一章 / 第一条 / （一） / 1: articles run through all chapters; cited 第十二条（三）1.
    Numbering.ARTICLES: Style((CHAPTER, ARTICLE, IN_BRACKETS, LevelStyle("{n}", after="."))),
    # 章 / 条 / 款 / 项: a 款 bears no mark. The text of the article itself is its first 款,
    # so what stands below counts from the second; cited 第十二条第二款（三）.
    Numbering.LAW: Style(
        (
            CHAPTER,
            ARTICLE,
            LevelStyle("", chinese=True, cited="第{n}款", first=2),
            IN_BRACKETS,
        )
    ),
    # 一、 / （一） / 1. / （1）, as official documents are (GB/T 9704-2012 7.3.3); cited 六.（二）.
    Numbering.DOCUMENT: Style(
        (
            LevelStyle("{n}", chinese=True, after="、"),
            IN_BRACKETS,
            LevelStyle("{n}", after="."),
            LevelStyle("（{n}）"),
        ),
        between=".",
    ),
    # 1、 / （1） / 1), as short regulations are that have no chapters; cited 5.（2）.
    Numbering.PLAIN: Style(
        (LevelStyle("{n}", after="、"), LevelStyle("（{n}）"), LevelStyle("{n})")), between="."
    ),
}


@dataclass(frozen=True)
class Numbered:
    """One clause's printed mark and its path through the levels above."""

    mark: str
    path: str


def number(clauses: Iterable[tuple[int, str]], style: str) -> list[Numbered]:
    """Marks and paths for (level, explicit label) pairs; an explicit label takes no number."""
    chosen = STYLES[style]
    counters: dict[int, int] = {}
    above: dict[int, str] = {}
    numbered = []
    for level, label in clauses:
        for deeper in [each for each in above if each >= level]:
            del above[deeper]
        _restart_below(counters, level, chosen)
        mark, above[level] = (label, label) if label else _counted(counters, level, chosen)
        numbered.append(Numbered(mark, _path(above, chosen)))
    return numbered


def printed(mark: str, level: int, style: str) -> str:
    """The mark as it stands before the text: 一、; a label instead of a number stays as it is."""
    if style not in STYLES:
        return mark
    shape = STYLES[style].level(level)
    figure = mark.strip(shape.mark.replace("{n}", "")) if mark else ""
    counted = figure.isdigit() or (bool(figure) and set(figure) <= set(CHINESE))
    return f"{mark}{shape.after}" if counted else mark


def table() -> dict[str, Any]:
    """All styles as plain data, for the editor's screen."""
    return {code: asdict(style) for code, style in STYLES.items()}


def _counted(counters: dict[int, int], level: int, style: Style) -> tuple[str, str]:
    counters[level] = counters.get(level, 0) + 1
    shape = style.level(level)
    figure = shape.figure(counters[level])
    return shape.mark.replace("{n}", figure), (shape.cited or shape.mark).replace("{n}", figure)


def _restart_below(counters: dict[int, int], level: int, style: Style) -> None:
    for deeper in [each for each in counters if each > level]:
        if not style.level(deeper).runs_through:
            del counters[deeper]


def _path(above: Mapping[int, str], style: Style) -> str:
    deepest = max(above)
    parts = [
        above[each] for each in sorted(above) if each == deepest or not style.level(each).left_out
    ]
    return style.between.join(parts)
