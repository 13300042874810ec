"""How a Chinese name sounds in Latin letters: what addresses, keys and codes are made of (pure)."""

import re

from anyascii import anyascii

_SYLLABLE = re.compile(r"[a-z0-9]+")


def sounds(text: str) -> list[str]:
    """走访日期 → zou, fang, ri, qi; what is in Latin letters already stays whole."""
    spelled = "".join(char if char.isascii() else f" {anyascii(char)} " for char in text)
    return _SYLLABLE.findall(spelled.lower())
