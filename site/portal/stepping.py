"""Going from step to step: one address, and the draft carries what was filled in."""

from typing import Any
from urllib.parse import urlencode

from .filling import Filling
from .steps import CHECK, Step


def step_asked_for(filling: Filling, do: str) -> str:
    """The number of the step that a button leads to; blank when it leads to none."""
    way = filling.way
    if way is None:
        return ""
    steps: dict[str, Step | None] = {"next": way.after, "back": way.before}
    what, _colon, which = do.partition(":")
    if what == "step":
        return which or CHECK
    step = steps.get(what)
    return step.number if step else ""


def address_of(request: Any, filling: Filling, step: str | None = None) -> str:
    """The address of a draft at a step; of the step that is open, unless told."""
    found: dict[str, str] = {}
    if filling.again is None and not filling.draft.stream:
        found["draft"] = str(filling.draft.pk)
    number = filling.number if step is None else step
    if number:
        found["step"] = number
    return f"{request.path}?{urlencode(found)}" if found else str(request.path)
