"""The ways in which a form may begin; a higher room adds its own."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Way:
    """One way: its name, what it does, and the name of its address."""

    label: str | Promise
    text: str | Promise
    address: str
    icon: str


_ways: list[Way] = []


def add_way(way: Way) -> None:
    """Offer one more way to begin a form."""
    _ways.append(way)


def ways() -> list[Way]:
    """Those that other rooms have added."""
    return list(_ways)
