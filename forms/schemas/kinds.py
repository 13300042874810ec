"""The kinds of proceeding that a form may start; each workflow room adds its own."""

from django.utils.functional import Promise

_kinds: dict[str, str | Promise] = {}
_needed: dict[str, tuple[str, ...]] = {}


#: A form that is handed in within a matter that others began.
PART = "part"


def add_kind(code: str, label: str | Promise, *, needs: tuple[str, ...] = ()) -> None:
    """Offer a kind of proceeding to form editors; its forms must ask for the facts it `needs`."""
    _kinds[code] = label
    _needed[code] = needs


def kind_choices() -> list[tuple[str, str | Promise]]:
    """The kinds that forms may start."""
    return list(_kinds.items())


def kinds_to_choose() -> list[tuple[str, str | Promise]]:
    """The same for somebody who chooses: those that any form may start come first."""
    return sorted(kind_choices(), key=lambda kind: bool(needed_facts(kind[0])))


def begins_matter(code: str) -> bool:
    """Whether a form of this kind begins a matter of its own."""
    return code != PART


def needed_facts(code: str) -> tuple[str, ...]:
    """The facts that every form of a kind must ask for."""
    return _needed.get(code, ())
