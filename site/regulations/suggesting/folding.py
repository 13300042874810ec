"""Full-width and half-width marks made one, sign by sign, so that places in the text stay what they are."""

WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
MARKS = {
    "。": "。",
    "、": "、",
    "　": " ",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    **dict.fromkeys("—–－―～~‐‑−", "-"),
}
TABLE = WIDE | {ord(sign): plain for sign, plain in MARKS.items()}


def folded(text: str) -> str:
    """The same text, as long as before, with one sign for each mark and digit."""
    return text.translate(TABLE)
