"""Numbers as regulations write them: 3, 2.5, 2万, 十五, 两, 半; pure."""

import re
import unicodedata
from decimal import Decimal

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIAD = 10_000
#: A year is the longest number that stands before a clause.
LONGEST_MARK = 4
#: What is typed for 〇.
ROUND = str.maketrans("○OＯ", "〇〇〇")
#: What may stand in a mark, for use in patterns.
CHINESE = "零〇一二三四五六七八九十百"
NUMERAL = r"(?:\d+(?:\.\d+)?(?: ?[百千万])?|[零〇一二两三四五六七八九十百千万]{1,12}|半)"


def value(written: str) -> Decimal:
    """What the numeral says; ValueError when it says nothing."""
    if written == "半":
        return Decimal("0.5")
    mixed = re.fullmatch(r"(\d+(?:\.\d+)?) ?([百千万]?)", written)
    if mixed:
        return Decimal(mixed[1]) * {"": 1, "百": 100, "千": 1000, "万": MYRIAD}[mixed[2]]
    return Decimal(_chinese(written))


def value_of_mark(written: str) -> int | None:
    """The whole number of a mark, in figures of any kind (12, １２, 十二, 二〇); None when it is none."""
    plain = unicodedata.normalize("NFKC", written).translate(ROUND)
    if plain.isdecimal():
        return int(plain) if len(plain) <= LONGEST_MARK else None
    try:
        number = value(plain)
    except ValueError:
        return None
    return int(number) if number == int(number) else None


def _chinese(written: str) -> int:
    if not written:
        raise ValueError("No numeral.")
    if "万" in written:
        above, _sign, below = written.partition("万")
        return _chinese(above or "一") * MYRIAD + (_chinese(below) if below else 0)
    if len(written) > 1 and all(sign in DIGITS for sign in written):
        return int("".join(str(DIGITS[sign]) for sign in written))
    total, digit = 0, 0
    for sign in written:
        if sign in POWERS:
            total += (digit or 1) * POWERS[sign]
            digit = 0
        elif sign in DIGITS:
            digit = DIGITS[sign]
        else:
            raise ValueError(f"{written} is no numeral.")
    return total + digit


def in_chinese(number: int) -> str:
    """A whole number below 100,000,000 in Chinese numerals; the way back is `value`."""
    if number >= MYRIAD:
        above, below = divmod(number, MYRIAD)
        zero = "零" if 0 < below < MYRIAD // 10 else ""
        return in_chinese(above) + "万" + (zero + in_chinese(below) if below else "")
    if number == 0:
        return "零"
    said, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            said += ("零" if gap and said else "") + "零一二三四五六七八九"[digit] + sign
            gap = False
        else:
            gap = bool(said)
    return said.removeprefix("一") if said.startswith("一十") else said
