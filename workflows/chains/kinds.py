"""The kinds of proceeding: each workflow room registers its model."""

from typing import TYPE_CHECKING

from forms.schemas.kinds import add_kind
from regulations.acts import offer_act

if TYPE_CHECKING:
    from .models import Proceeding

_kinds: "dict[str, type[Proceeding]]" = {}


def register_kind(model: "type[Proceeding]") -> None:
    """Make a kind known; LookupError when its code is taken by another model."""
    if _kinds.setdefault(model.kind_code, model) is not model:
        raise LookupError(f"kind {model.kind_code} is registered twice")
    add_kind(model.kind_code, model.kind_label, needs=model.needed_facts)
    offer_act(model.born_by, model.born_label)


def kind_of(code: str) -> "type[Proceeding]":
    """The model of a kind; LookupError when no room provides it."""
    return _kinds[code]


def kinds() -> "list[type[Proceeding]]":
    """All kinds."""
    return list(_kinds.values())


def kinds_by_code() -> "dict[str, type[Proceeding]]":
    """All kinds by their codes."""
    return dict(_kinds)


def births() -> dict[str, str]:
    """What the birth of a matter is called in the log, by the act that bears it."""
    return {model.born_by: str(model.born_done_label) for model in _kinds.values()}
