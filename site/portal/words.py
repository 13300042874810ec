"""Colours, icons and short words of the screen, keyed on codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflows.chains.search.finding import ENDED, OPEN

#: state -> (tone of the stylesheet, icon)
STATES = {
    "in_approval": ("act", "clock"),
    "returned": ("soon", "arrow-back-up"),
    "approved": ("ok", "check"),
    "rejected": ("late", "x"),
    "withdrawn": ("", "arrow-back-up"),
    "cancelled": ("", "ban"),
    "closed": ("", "archive"),
    "reported": ("act", "inbox"),
    "accepted": ("act", "clock"),
    "handling": ("act", "clock"),
    "resolved": ("soon", "circle-check"),
    "answered": ("ok", "check"),
    "declined": ("late", "x"),
    "collecting": ("act", "clock"),
    "in_review": ("act", "scale"),
    "announced": ("ok", "check"),
    "under_appeal": ("soon", "gavel"),
    "final": ("", "archive"),
    "filed": ("act", "clock"),
    "checked": ("ok", "check"),
}
OTHER_STATE = ("", "circle")

#: what is asked for instead of a state -> what it is called
SPANS: dict[str, str | Promise] = {OPEN: _("not ended"), ENDED: _("ended")}

#: act of a station -> what is waited for
WAITS: dict[str, str | Promise] = {
    "opine": _("for an opinion"),
    "approve": _("for approval"),
    "deliberate": _("for deliberation"),
    "refer": _("for a decision on referral"),
    "handle": _("for handling"),
    "rate": _("for a rating"),
    "review": _("for review"),
    "file": _("for filing"),
}

#: state in which a station that goes on waits for something else
WAITS_IN_STATE: dict[str, str | Promise] = {
    "reported": _("for acceptance"),
    "resolved": _("for the answer"),
    "answered": _("for closing"),
    "collecting": _("for the review"),
    "in_review": _("for the announcement"),
    "announced": _("for an appeal, or to be made final"),
    "under_appeal": _("for a decision on the appeal"),
}

#: outcome of a step -> what the one who acted did
OUTCOMES: dict[str, str | Promise] = {
    "opine": _("opinion given"),
    "approve": _("approved it"),
    "deliberate": _("the meeting agreed"),
    "refer": _("approved it on referral"),
    "file": _("filed it"),
    "handle": _("handled it"),
    "hand_up": _("handed it up"),
    "close": _("solved, answered, closed"),
    "decline": _("declined it"),
    "rate": _("rated"),
    "check": _("checked it"),
    "finish": _("reviewed, announced, final"),
    "discontinue": _("ended it without a result"),
    "hand_over": _("handed it over"),
    "reject": _("did not agree"),
    "return": _("sent it back"),
}

#: act in the trail -> tone of its dot
ACTS = {
    "opine": "act",
    "approve": "ok",
    "deliberate": "ok",
    "refer": "ok",
    "file": "ok",
    "reject": "late",
    "return": "soon",
    "accept": "act",
    "handle": "act",
    "hand_up": "act",
    "register": "ok",
    "resolve": "ok",
    "answer": "ok",
    "close": "ok",
    "decline": "late",
    "reopen": "soon",
    "rate": "act",
    "review": "act",
    "announce": "ok",
    "appeal": "soon",
    "uphold": "act",
    "amend": "act",
    "finish": "ok",
    "discontinue": "late",
    "check": "ok",
    "hand_over": "act",
    "reassign": "act",
    "add_signer": "act",
    "urge": "soon",
    "remind": "soon",
    "chase": "late",
    "escalate": "late",
    "recount": "soon",
}

#: kind of a rule -> (icon, name)
RULES: dict[str, tuple[str, str | Promise]] = {
    "route": ("route", _("Route of approval")),
    "limit": ("scale", _("Limit")),
    "deadline": ("clock", _("Deadline")),
    "grade": ("gavel", _("Grade")),
    "duty": ("repeat", _("Duty")),
    "consequence": ("alert-triangle", _("Consequence")),
    "pay": ("cash", _("Pay")),
    "evidence": ("clipboard-check", _("Evidence")),
}


def waits_for(act: str, state: str) -> str:
    """What a station waits for in a state of its matter."""
    goes_on = act in ("handle", "review") and state in WAITS_IN_STATE
    return str(WAITS_IN_STATE[state] if goes_on else WAITS.get(act, act))


def state_tone(code: str) -> str:
    """The tone of a state."""
    return STATES.get(code, OTHER_STATE)[0]


def state_icon(code: str) -> str:
    """The icon of a state."""
    return STATES.get(code, OTHER_STATE)[1]


def named(name: str, *, there: bool) -> str:
    """Whose a matter is, as lists name him: who decides is told that he has left."""
    return name if there else gettext("%(name)s (has left)") % {"name": name}
