"""到期: by when something had to be done, and whether it was."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from workflows.chains.due import Kept, late_days, moment

from ..contents import DueLine
from .matter import Matter


def due_lines(matter: Matter) -> tuple[DueLine, ...]:
    """Every due date of a matter, as its row keeps them."""
    return tuple(_due_lines(matter))


def _due_lines(matter: Matter) -> Iterator[DueLine]:
    for kept in matter.proceeding.due:
        late = _is_late(kept)
        basis = kept["basis"]
        yield DueLine(
            sentence=_sentence(kept),
            outcome=_late(kept) if late else _outcome(matter, kept),
            in_time=not late,
            basis_path=basis[0]["path"] if basis else "",
        )


def _sentence(kept: Kept) -> str:
    """What the rule said of the matter; that its day may still move is said with it."""
    said: str = kept["sentence"]
    mark = _("provisional")
    return f"{said}（{mark}）" if kept.get("provisional") and mark not in said else said


def _is_late(kept: Kept) -> bool:
    return bool(kept["stopped_at"]) and moment(kept, "stopped_at") > moment(kept, "at")


def _late(kept: Kept) -> str:
    days = late_days(kept, moment(kept, "stopped_at"))
    return _("late by %(days)s days") % {"days": days} if days else _("late on the same day")


def _outcome(matter: Matter, kept: Kept) -> str:
    """Of one that was not missed; nothing is said of one that still runs."""
    if kept["stopped_at"]:
        return _("kept in time")
    return _("the matter ended before") if matter.ended_at else ""
