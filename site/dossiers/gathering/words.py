"""The words in which a dossier names acts and what came with them."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regulations.rules.route import StationAct
from workflows.chains.acts import act_of
from workflows.chains.acts.base import act_named
from workflows.chains.acts.step_act import StepAct
from workflows.chains.kinds import births

#: What acts may bring along beside the opinion, in the order in which it is read.
BROUGHT_ALONG: dict[str, str | Promise] = {
    "held_on": gettext_lazy("day of the meeting: %(value)s"),
    "present": gettext_lazy("present: %(value)s"),
    "in_favour": gettext_lazy("in favour: %(value)s"),
    "against": gettext_lazy("against: %(value)s"),
    "abstained": gettext_lazy("abstained: %(value)s"),
    "yes": gettext_lazy("agreed so far: %(value)s"),
    "no": gettext_lazy("against so far: %(value)s"),
    "of": gettext_lazy("holders in all: %(value)s"),
    "reply_number": gettext_lazy("reply: %(value)s"),
    "replied_on": gettext_lazy("of %(value)s"),
    "reply_name": gettext_lazy("attached: %(value)s"),
    "to_post": gettext_lazy("to: %(value)s"),
    "to_name": gettext_lazy("to: %(value)s"),
    "who_name": gettext_lazy("signer: %(value)s"),
    "post": gettext_lazy("waits for: %(value)s"),
    "was": gettext_lazy("was due: %(value)s"),
    "due": gettext_lazy("due: %(value)s"),
    "told": gettext_lazy("told: %(value)s"),
    "back_on": gettext_lazy("back on %(value)s"),
    "title": gettext_lazy("handed in: %(value)s"),
    "score": gettext_lazy("score: %(value)s"),
    "grade": gettext_lazy("grade: %(value)s"),
    "passed": "%(value)s",
    "origin": gettext_lazy("grew out of %(value)s"),
}


def act_label(proceeding: Any, code: str) -> str:
    """What somebody does."""
    act = act_of(proceeding, code)
    return str(act.label if act else code)


def done_label(code: str) -> str:
    """What was done, as the log says it; that a matter was born is no act of the door."""
    act = act_named(code)
    return str(act.done_label if act else births().get(code, code))


def done_in(proceeding: Any, code: str) -> str:
    """The same in the words of the matter's own kind."""
    if code == proceeding.born_by:
        return str(proceeding.born_done_label)
    act = act_of(proceeding, code)
    return str(act.done_label) if act else done_label(code)


def is_spoken(proceeding: Any, trace: Any) -> bool:
    """Whether something was said with an act that belongs to no station: an appeal, a reopening."""
    act = act_of(proceeding, trace.act)
    return act is not None and not isinstance(act, StepAct) and bool(trace.payload.opinion)


def is_grade(verdict: Mapping[str, Any]) -> bool:
    """Whether it says what somebody's work was worth; such verdicts stand out."""
    return bool(verdict["kind"] == "grade")


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
        day, moment = parse_date(text), parse_datetime(text)
    except ValueError:
        day, moment = None, None
    if moment and len(text) > len("2026-03-04"):
        return date_format(localtime(moment), "DATETIME_FORMAT")
    return date_format(day, "DATE_FORMAT") if day else text
