"""请假登记簿 as lines of text (.csv): for an office with more slips than a spreadsheet opens gladly."""

import csv
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from django.utils.timezone import get_current_timezone

from workflows.leave.models import Leave

from ..access import Visitor
from .register import headings, slips

AT_ONCE = 2_000
#: Lines that are sent at once: sending each by itself takes longer than making it.
LINES = 200
#: Names and posts that come again and again.
KNOWN = 1_000
MOMENT = "%Y-%m-%d %H:%M:%S"
#: A cell that begins so would be reckoned with by a spreadsheet, not shown.
RECKONED = ("=", "+", "-", "@", "\t", "\r", "\n")
#: The mark by which Excel knows UTF-8.
BOM = "\ufeff"
COLUMNS = (
    "serial", "applicant__name", "appointment__post__name", "appointment__unit__name", "title",
    "first_day", "last_day", "days", "back_on", "state", "submitted_at", "ended_at",
)  # fmt: skip


def as_csv(visitor: Visitor, year: int) -> Iterator[str]:
    """The register some lines at a time; no more of it is in memory than these."""
    lines: list[str] = [BOM]
    writer = csv.writer(_Into(lines))
    writer.writerow(headings())
    rows = _rows(visitor, year)
    while some := list(islice(rows, LINES)):
        writer.writerows(some)
        yield "".join(lines)
        lines.clear()
    yield "".join(lines)


def _rows(visitor: Visitor, year: int) -> Iterator[tuple[Any, ...]]:
    # No objects: a hundred thousand of them take longer than the rest together.
    states = {state: str(label) for state, label in Leave.state_labels.items()}
    here = get_current_timezone()
    harmless = lru_cache(KNOWN)(_harmless)
    found = slips(visitor, year).values_list(*COLUMNS).iterator(chunk_size=AT_ONCE)
    for serial, name, post, unit, title, first, last, days, back, state, sent, ended in found:
        yield (
            serial,
            harmless(name),
            harmless(f"{post} · {unit}"),
            harmless(title),
            first,
            last,
            days,
            back,
            states.get(state, state),
            f"{sent.astimezone(here):{MOMENT}}",
            ended and f"{ended.astimezone(here):{MOMENT}}",
        )


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RECKONED) else text


class _Into:
    """Takes lines into a list."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
