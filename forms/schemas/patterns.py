"""Patterns of texts that mean the same to Python, to browsers and to the validator.

Of regular expressions only what all three read alike: no look-around, no references backward,
no classes by name. The validator's engine never goes back, so no text keeps the server busy.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import jsonschema_rs
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_PATTERN = 300
#: A pattern that needs more than this to be compiled repeats too much.
LARGEST_COMPILED_BYTES = 1024 * 1024
LINEAR = jsonschema_rs.RegexOptions(size_limit=LARGEST_COMPILED_BYTES)

_ESCAPED = r"\\(?:[dw^$.*+?()\[\]{}|/\\]|u[0-9a-fA-F]{4})"
_IN_CLASS = rf"(?:{_ESCAPED}|\\-|(?!--|&&|~~)[^\[\]\\^])"
_CLASS = rf"\[\^?{_IN_CLASS}+\]"
_ATOM = rf"(?:{_ESCAPED}|{_CLASS}|[^\\\[\](){{}}^$*+?|])"
_TIMES = r"(?:[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})?"
# A browser goes back when it fails: what it may try of a group again and again stays small.
_FEW_TIMES = r"(?:\?|\{[0-9](?:,[0-9])?\})?"
_TOKENS = re.compile(rf"(?:{_ATOM}{_TIMES}|\((?:\?:)?|\){_FEW_TIMES}|\|)*")
_PART = re.compile(rf"{_CLASS}|{_ESCAPED}|\.|.", re.DOTALL)
#: What browsers take for a figure, a letter and any character, written out.
_MEANT = {r"\d": "[0-9]", r"\w": "[A-Za-z0-9_]", ".": r"[^\n\r\u2028\u2029]"}


@dataclass(frozen=True)
class Preset:
    """A pattern that offices need again and again."""

    label: str | Promise
    pattern: str
    help: str | Promise
    #: What the pattern cannot say.
    holds: Callable[[str], bool] = lambda _text: True


def _check_digit_fits(number: str) -> bool:
    """GB 11643-1999 6.2.1: the last character follows from the others (ISO 7064 MOD 11-2)."""
    weighed = sum(int(figure) * pow(2, 17 - place, 11) for place, figure in enumerate(number[:17]))
    return "10X98765432"[weighed % 11] == number[17].upper()


PRESETS = {
    "phone": Preset(
        _("telephone number"),
        r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}",
        _("a mobile number of 11 figures, or a landline number with its area code"),
    ),
    "identity_number": Preset(
        _("identity number"),
        r"[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]",
        _("the 18 characters of the identity card"),
        _check_digit_fits,
    ),
}


def anchored(pattern: str) -> str:
    """The pattern for all of a text, written so that every engine reads it alike."""
    return f"^(?:{''.join(map(_written_out, _PART.findall(_bare(pattern))))})$"


def can_be_used(pattern: str) -> bool:
    """Whether Python, browsers and the validator all take it."""
    bare = _bare(pattern)
    if len(bare) > LONGEST_PATTERN or not _TOKENS.fullmatch(bare):
        return False
    try:
        re.compile(anchored(pattern))
        jsonschema_rs.Draft202012Validator({"pattern": anchored(pattern)}, pattern_options=LINEAR)
    except (re.error, ValueError, OverflowError, RecursionError):
        return False
    return True


def _bare(pattern: str) -> str:
    ends = re.search(r"(\\*)\$$", pattern)
    closed = ends is not None and len(ends[1]) % 2 == 0
    return (pattern[:-1] if closed else pattern).removeprefix("^")


def _written_out(part: str) -> str:
    if part.startswith("["):
        return part.replace(r"\d", "0-9").replace(r"\w", "A-Za-z0-9_")
    return _MEANT.get(part, part)
