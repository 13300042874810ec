"""How field types stand in the editor's chooser: in which group, with which icon."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BASIC = _("basic")
TIMES = _("date and time")
PEOPLE = _("people and places")
FILES = _("papers and pictures")
LAYOUT = _("layout")

#: code of a field type → group and icon, in the order of the chooser
LOOKS: dict[str, tuple[str | Promise, str]] = {
    "text": (BASIC, "title"),
    "long_text": (BASIC, "pilcrow"),
    "number": (BASIC, "decimal"),
    "money": (BASIC, "decimal"),
    "choice": (BASIC, "list-ul"),
    "many_choices": (BASIC, "tasks"),
    "yes_no": (BASIC, "circle-check"),
    "rating": (BASIC, "order"),
    "computed": (BASIC, "cogs"),
    "date": (TIMES, "date"),
    "moment": (TIMES, "calendar-check"),
    "time_span": (TIMES, "time"),
    "half_day_range": (TIMES, "calendar-alt"),
    "person": (PEOPLE, "user"),
    "unit": (PEOPLE, "group"),
    "household": (PEOPLE, "home"),
    "resident": (PEOPLE, "user"),
    "place": (PEOPLE, "crosshairs"),
    "file": (FILES, "doc-full"),
    "photo": (FILES, "image"),
    "signature": (FILES, "edit"),
    "group": (LAYOUT, "copy"),
    "section": (LAYOUT, "h2"),
    "hint": (LAYOUT, "info-circle"),
}


def look_of(code: str) -> tuple[str | Promise, str]:
    """The group and the icon of a type; of one that this list does not know, plain ones."""
    return LOOKS.get(code, (BASIC, "placeholder"))


def in_order(codes: list[str]) -> list[str]:
    """Types as the chooser lists them; those it does not know stand last."""
    known = list(LOOKS)
    return sorted(codes, key=lambda code: known.index(code) if code in known else len(known))
