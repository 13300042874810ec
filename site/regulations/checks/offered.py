"""Checks of the rooms above: what they know, a regulation may not import."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .finding import Finding

Check = Callable[[Any], Iterable[Finding]]
_checks: dict[str, Check] = {}


def offer(name: str, check: Check) -> None:
    """Let a room look at each page before it is published; LookupError when the name is taken."""
    if _checks.setdefault(name, check) is not check:
        raise LookupError(f"check {name} is offered twice")


def find(page: Any) -> Iterator[Finding]:
    """What the rooms above found."""
    for check in _checks.values():
        yield from check(page)
