"""The acts that deadlines may count from and be kept by; the rooms that know them add theirs."""

from collections.abc import Mapping

from django.utils.functional import Promise

_labels: dict[str, str | Promise] = {}


def offer_act(code: str, label: str | Promise) -> None:
    """Let editors choose an act; of several kinds that share a code, the first label counts."""
    _labels.setdefault(code, label)


def act_labels() -> Mapping[str, str]:
    """The labels of all acts, in the language of the moment."""
    return {code: str(label) for code, label in _labels.items()}
