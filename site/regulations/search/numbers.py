"""Numbers of clauses as people write them: 三.2, 3.2, 第三条第二款 → 3.2; pure."""

import re

_FIGURE = r"[0-9]+|[〇零一二三四五六七八九十百]+"
_FIGURES = re.compile(_FIGURE)
_WRITTEN = re.compile(rf"(?:第|\(|（)?(?:{_FIGURE})(?:[章节条款项目]|\)|）)?(?:[.．、·\-]?(?:第|\(|（)?(?:{_FIGURE})(?:[章节条款项目]|\)|）)?)*[.．、]?")  # fmt: skip
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PLACES = {"十": 10, "百": 100}


def number_key(text: str) -> str:
    """The figures of a number with points between; blank for what is no number of a clause."""
    if not _WRITTEN.fullmatch(text):
        return ""
    return ".".join(str(_value(each)) for each in _FIGURES.findall(text))


def _value(figure: str) -> int:
    if figure.isdecimal():
        return int(figure)
    total, digit = 0, 0
    for sign in figure:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit
