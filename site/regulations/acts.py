"""The acts that deadlines may count from and be kept by; the rooms that know them add theirs."""

from collections.abc import Callable, Mapping

from django.utils.functional import Promise

_labels: dict[str, str | Promise] = {}


def offer_act(code: str, label: str | Promise) -> None:
    """Let editors choose an act; of several kinds that share a code, the first label counts."""
    _labels.setdefault(code, label)


def act_labels() -> Mapping[str, str]:
    """The labels of all acts, in the language of the moment."""
    return {code: str(label) for code, label in _labels.items()}


_possible: list[Callable[[str], frozenset[str] | None]] = []


def tell_possible_acts(function: Callable[[str], frozenset[str] | None]) -> None:
    """Let the room that knows acts say which can ever be done to a kind of matter."""
    _possible[:] = [function]


def possible_acts(kind: str) -> frozenset[str] | None:
    """The acts that can be done to a kind of matter; None where nobody knows the kind."""
    return _possible[0](kind) if _possible else None
