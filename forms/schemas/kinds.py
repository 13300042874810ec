"""The kinds of proceeding that a form may start; each workflow room adds its own."""

from django.utils.functional import Promise

_kinds: dict[str, str | Promise] = {}


def add_kind(code: str, label: str | Promise) -> None:
    """Offer a kind of proceeding to form editors."""
    _kinds[code] = label


def kind_choices() -> list[tuple[str, str | Promise]]:
    """The kinds that forms may start."""
    return list(_kinds.items())
