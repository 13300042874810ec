"""Numbers as marks are written: 十二, 12, １２, 〇."""

import unicodedata

DIGITS = {
    sign: value
    for value, signs in enumerate(
        ("零〇○Ｏ", "一", "二两", "三", "四", "五", "六", "七", "八", "九")
    )
    for sign in signs
}
UNITS = {"十": 10, "百": 100}
#: What may stand where a Chinese number is expected, for use in patterns.
CHINESE = "零〇一二三四五六七八九十百"


def value_of(written: str) -> int | None:
    """The number that is written, in Chinese or in Arabic figures; None when it is none."""
    plain = unicodedata.normalize("NFKC", written)
    if plain.isdecimal() and plain.isascii():
        return int(plain) if len(plain) <= 4 else None
    return _chinese(plain)


def _chinese(written: str) -> int | None:
    total, digit = 0, None
    for sign in written:
        if sign in UNITS:
            total += (1 if digit is None else digit) * UNITS[sign]
            digit = None
        elif sign in DIGITS:
            digit = DIGITS[sign] if digit is None else digit * 10 + DIGITS[sign]
        else:
            return None
    return total + (digit or 0) if written else None
