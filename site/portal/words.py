"""Colours, icons and short words of the screen, keyed on codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: state -> (tone of the stylesheet, icon)
STATES = {
    "in_approval": ("act", "clock"),
    "returned": ("soon", "arrow-back-up"),
    "approved": ("ok", "check"),
    "rejected": ("late", "x"),
    "withdrawn": ("", "arrow-back-up"),
    "cancelled": ("", "ban"),
    "closed": ("", "archive"),
}
OTHER_STATE = ("", "circle")

#: act of a station -> what is waited for
WAITS: dict[str, str | Promise] = {
    "opine": _("for an opinion"),
    "approve": _("for approval"),
    "deliberate": _("for deliberation"),
    "refer": _("for a decision on referral"),
    "handle": _("for handling"),
    "file": _("for filing"),
}

#: outcome of a step -> what the one who acted did
OUTCOMES: dict[str, str | Promise] = {
    "opine": _("opinion given"),
    "approve": _("approved it"),
    "deliberate": _("the meeting agreed"),
    "refer": _("approved it on referral"),
    "file": _("filed it"),
    "handle": _("handled it"),
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
}

#: kind of a rule -> (icon, name)
RULES: dict[str, tuple[str, str | Promise]] = {
    "route": ("route", _("Route of approval")),
    "limit": ("scale", _("Limit")),
}


def state_tone(code: str) -> str:
    """The tone of a state."""
    return STATES.get(code, OTHER_STATE)[0]


def state_icon(code: str) -> str:
    """The icon of a state."""
    return STATES.get(code, OTHER_STATE)[1]
