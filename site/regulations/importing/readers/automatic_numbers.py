"""Word's automatic numbers (ISO/IEC 29500-1, 17.9), which stand nowhere in the text itself."""

import re
from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

from ...numerals import in_chinese
from ..marks import circled

#: Chains of styles are short; a circle among them must not hang.
LONGEST_CHAIN = 20
_PLACE = re.compile(r"%([1-9])")


class AutomaticNumbers:
    """Counts through a document, paragraph after paragraph in its order."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            each.get(qn("w:styleId")): each
            for each in document.styles.element.iterchildren(qn("w:style"))
        }
        self._lists: dict[str, _List] = _lists(document)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark_of(self, paragraph: Any) -> str:
        """The number that Word would print before a paragraph; blank for none, and for bullets."""
        number, level = self._numbering(paragraph)
        found = self._lists.get(number or "")
        if found is None or number is None:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        self._count(counters, found, number, level)
        return _ended(found.printed(level, counters))

    def _count(self, counters: dict[int, int], found: "_List", number: str, level: int) -> None:
        for above in range(level):
            counters.setdefault(above, found.start(above))
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        again = found.starts_anew(level) and (number, level) not in self._begun
        self._begun.add((number, level))
        if level in counters and not again:
            counters[level] += 1
        else:
            counters[level] = found.start(level)

    def _numbering(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and level of a paragraph, its own or those of its style."""
        number, level = _of_properties(paragraph.find(qn("w:pPr")))
        style = _value(paragraph, "w:pPr", "w:pStyle")
        for _step in range(LONGEST_CHAIN):
            if number is not None or style is None:
                break
            element = self._styles.get(style)
            if element is None:
                break
            number, inherited = _of_properties(element.find(qn("w:pPr")))
            level = inherited if level is None else level
            style = _value(element, "w:basedOn")
        return number, level or 0


class _List:
    """One list (w:num) with what it changes of its abstract definition."""

    def __init__(self, abstract: str, levels: dict[int, Any], starts: dict[int, int]) -> None:
        self.abstract = abstract
        self._levels = levels
        self._starts = starts

    def start(self, level: int) -> int:
        if level in self._starts:
            return self._starts[level]
        return _whole(_value(self._levels.get(level), "w:start"), 1)

    def starts_anew(self, level: int) -> bool:
        return level in self._starts

    def printed(self, level: int, counters: dict[int, int]) -> str:
        definition = self._levels.get(level)
        if definition is None or self._format(level) in ("bullet", "none"):
            return ""
        legal = definition.find(qn("w:isLgl")) is not None
        text = _value(definition, "w:lvlText") or ""

        def figure(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = "decimal" if legal else self._format(at)
            return formatted(counters.get(at, self.start(at)), form)

        return _PLACE.sub(figure, text)

    def _format(self, level: int) -> str:
        return _value(self._levels.get(level), "w:numFmt") or "decimal"


def _lists(document: Any) -> dict[str, _List]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstracts = {
        each.get(qn("w:abstractNumId")): each for each in root.iterchildren(qn("w:abstractNum"))
    }
    linked = {_value(each, "w:styleLink"): each for each in abstracts.values()}
    found = {}
    for num in root.iterchildren(qn("w:num")):
        abstract = abstracts.get(_value(num, "w:abstractNumId"))
        if abstract is None:
            continue
        abstract = (
            linked.get(_value(abstract, "w:numStyleLink"), abstract)
            if _value(abstract, "w:numStyleLink")
            else abstract
        )
        levels = {
            _whole(each.get(qn("w:ilvl"))): each for each in abstract.iterchildren(qn("w:lvl"))
        }
        starts: dict[int, int] = {}
        for override in num.iterchildren(qn("w:lvlOverride")):
            at = _whole(override.get(qn("w:ilvl")))
            if (level := override.find(qn("w:lvl"))) is not None:
                levels[at] = level
            if start := _value(override, "w:startOverride"):
                starts[at] = _whole(start, 1)
        found[str(num.get(qn("w:numId")))] = _List(
            str(abstract.get(qn("w:abstractNumId"))), levels, starts
        )
    return found


def _of_properties(properties: Any) -> tuple[str | None, int | None]:
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    if numbering is None:
        return None, None
    level = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), _whole(level) if level else None


def _value(element: Any, *path: str) -> str | None:
    for each in path:
        element = element.find(qn(each)) if element is not None else None
    return element.get(qn("w:val")) if element is not None else None


def _whole(written: str | None, otherwise: int = 0) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else otherwise


def _ended(mark: str) -> str:
    """A bare number gets the sign with which it would be written by hand."""
    plain = mark.strip()
    if re.fullmatch(r"[0-9]+", plain):
        return f"{plain}."
    if re.fullmatch(r"[零一二三四五六七八九十百]+", plain):
        return f"{plain}、"
    return f"{plain} " if plain[-1:].isalnum() else plain


def _roman(number: int) -> str:
    figures = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    found = ""
    for value, sign in figures:
        found += sign * (number // value)
        number %= value
    return found


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
         "japaneseCounting", "ideographDigital", "chineseLegalSimplified", "taiwaneseDigital"), in_chinese),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02}",
    "ideographTraditional": lambda number: "甲乙丙丁戊己庚辛壬癸"[(number - 1) % 10],
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}  # fmt: skip


def formatted(number: int, form: str) -> str:
    """A number as a numbering format (w:numFmt) prints it."""
    if number < 1:
        return str(number)
    return _FORMATS.get(form, str)(number)
