"""Days as office tables write them."""

import re
from datetime import date


def day_of(text: str) -> date | None:
    """2026-09-14, 2026/9/14, 2026.9.14, 2026年9月14日; None when it is no day."""
    bare = re.sub(r"[年月/.]", "-", text).rstrip("日-")
    parts = bare.split("-")
    try:
        return date(*map(int, parts)) if len(parts) == 3 else None
    except (TypeError, ValueError):
        return None
