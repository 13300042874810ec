"""The marks that number provisions: 第一章, 第一条, 一、 （一） 1、 1. 1） (1) ① 1.1 一是 第一，"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from ..numerals import CHINESE, in_chinese, value_of_mark

#: A number beyond this is a year or an amount, not a mark.
LARGEST = 400


class MarkStyle(IntEnum):
    """The ways of numbering, the most senior first, as offices nest them (GB/T 9704-2012 7.3.3)."""

    BOOK = 0  # 第一编
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    ARTICLE = 3  # 第一条
    CHINESE = 4  # 一、
    CHINESE_BRACKETS = 5  # （一）
    CHINESE_BRACKET = 6  # 一）
    FIGURE = 7  # 1、 1.
    DOTTED = 8  # 1.1
    DOTTED_TWICE = 9  # 1.1.1
    FIGURE_BRACKETS = 10  # （1）
    FIGURE_BRACKET = 11  # 1）
    CIRCLED = 12  # ①
    LETTER = 13  # a) A.
    ORDINAL = 14  # 第一，
    BEING = 15  # 一是


@dataclass(frozen=True)
class Mark:
    """A mark as it was written, and what it says."""

    style: MarkStyle
    number: int
    written: str
    printed: str


_N = rf"[{CHINESE}]{{1,6}}"
_F = r"[0-9０-９]{1,3}"
_OPEN, _CLOSE = r"[（(〔﹙]\s?", r"\s?[）)〕﹚]"
_NO_FIGURE = r"(?![0-9０-９])"
_PATTERNS: list[tuple[MarkStyle, str]] = [
    (MarkStyle.BOOK, rf"第\s?({_N}|{_F})\s?编(?=[\s：:、.．]|\w{{0,20}}$)[\s：:、]*"),
    (MarkStyle.CHAPTER, rf"第\s?({_N}|{_F})\s?章(?![的中内])[\s：:、]*"),
    (MarkStyle.SECTION, rf"第\s?({_N}|{_F})\s?节(?![的中内课])[\s：:、]*"),
    (MarkStyle.ARTICLE, rf"第\s?({_N}|{_F})\s?条(?![的中、，,第款之]|规定|所[称列])[\s：:]*"),
    (MarkStyle.ORDINAL, r"第([一二三四五六七八九十])\s?[，,、：:]"),
    (MarkStyle.CHINESE_BRACKETS, rf"{_OPEN}({_N}){_CLOSE}[、.．]?"),
    (MarkStyle.CHINESE_BRACKETS, r"([㈠-㈩])[、.．]?"),
    (MarkStyle.CHINESE_BRACKET, rf"({_N})[）)][、.．]?"),
    (MarkStyle.CHINESE, rf"({_N})\s?[、.．](?!\s?{_N}[、.．])"),
    (MarkStyle.FIGURE_BRACKETS, rf"{_OPEN}({_F}){_CLOSE}[、.．]?"),
    (MarkStyle.FIGURE_BRACKETS, r"([⑴-⒇])[、.．]?"),
    (MarkStyle.FIGURE_BRACKET, rf"({_F})[）)][、.．]?"),
    (MarkStyle.DOTTED_TWICE, rf"({_F}[.．]{_F}[.．]{_F})(?![0-9０-９.．年月日元%％])[、\s]*(?=\D)"),
    (
        MarkStyle.DOTTED,
        rf"({_F}[.．]{_F})(?:[、.．]|\s+|(?=[\u4e00-\u9fff《“])(?![万亿元倍米公平分个小天年月日岁%％]))",
    ),
    (MarkStyle.FIGURE, r"([⒈-⒛])"),
    (MarkStyle.FIGURE, rf"({_F})\s?[、.．]{_NO_FIGURE}"),
    (MarkStyle.CIRCLED, r"([①-⑳])[、.．]?"),
    (MarkStyle.LETTER, r"([a-zA-Z])[)）、.．](?![a-zA-Z.])"),
    (MarkStyle.BEING, r"([一二三四五六七八九十])是"),
]
_COMPILED = [(style, re.compile(pattern)) for style, pattern in _PATTERNS]
#: These never begin a provision of their own; only several of them in a row do.
ONLY_IN_ROWS = frozenset({MarkStyle.BEING, MarkStyle.ORDINAL})


def mark_at(text: str, start: int = 0) -> Mark | None:
    """The mark that stands at a place of the text."""
    for style, pattern in _COMPILED:
        if (found := pattern.match(text, start)) and (number := _number(style, found[1])):
            return Mark(style, number, found[0], _printed(style, number))
    return None


def _number(style: MarkStyle, written: str) -> int | None:
    plain = unicodedata.normalize("NFKC", written).strip("()（）.")
    if style is MarkStyle.LETTER:
        return ord(plain.lower()) - ord("a") + 1
    if style in (MarkStyle.DOTTED, MarkStyle.DOTTED_TWICE):
        plain = re.split(r"[.．]", plain)[-1]
    number = value_of_mark(plain)
    return number if number and number <= LARGEST else None


def _printed(style: MarkStyle, number: int) -> str:
    """The mark without the signs around it, as the site prints marks."""
    match style:
        case MarkStyle.BOOK | MarkStyle.CHAPTER | MarkStyle.SECTION | MarkStyle.ARTICLE:
            return f"第{in_chinese(number)}{'编章节条'[style]}"
        case MarkStyle.CHINESE | MarkStyle.BEING:
            return in_chinese(number)
        case MarkStyle.CHINESE_BRACKETS:
            return f"（{in_chinese(number)}）"
        case MarkStyle.CHINESE_BRACKET:
            return f"{in_chinese(number)})"
        case MarkStyle.FIGURE_BRACKETS:
            return f"（{number}）"
        case MarkStyle.FIGURE_BRACKET:
            return f"{number})"
        case MarkStyle.CIRCLED:
            return circled(number)
        case MarkStyle.LETTER:
            return chr(ord("a") + number - 1)
        case MarkStyle.ORDINAL:
            return f"第{in_chinese(number)}"
    return str(number)


def circled(number: int) -> str:
    """① to ⑳, and beyond them the figure in brackets."""
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else f"（{number}）"
