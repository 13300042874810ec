"""The words in which a dossier names acts and what came with them."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulations.rules.route import StationAct
from workflows.chains.acts.base import act_named

#: Handing in is no act of the door, since it makes the matter on which acts are done.
HANDED_IN = {"submit": gettext_lazy("handed it in")}
#: What acts may bring along beside the opinion, in the order in which it is read.
BROUGHT_ALONG: dict[str, str | Promise] = {
    "held_on": gettext_lazy("day of the meeting: %(value)s"),
    "present": gettext_lazy("present: %(value)s"),
    "back_on": gettext_lazy("back on %(value)s"),
}


def done_label(code: str) -> str:
    """What was done, as the log says it."""
    act = act_named(code)
    return str(act.done_label if act else HANDED_IN.get(code, code))


def station_label(code: str) -> str:
    """What a station does."""
    return str(StationAct(code).label)


def said(payload: Any) -> str:
    """The opinion of an act and what came with it, a line each."""
    if payload is None:
        return ""
    data = payload.data or {}
    brought = [
        str(pattern) % {"value": _shown(data[key])}
        for key, pattern in BROUGHT_ALONG.items()
        if data.get(key)
    ]
    return "\n".join(filter(None, [payload.opinion, _("; ").join(brought)]))


def _shown(value: Any) -> str:
    text = str(value)
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    return date_format(day, "DATE_FORMAT") if day else text
