"""The sentence of a notification, in the language of who reads it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models.notification import Kind

SENTENCES: dict[str, str | Promise] = {
    Kind.WAITS: _("“%(title)s” of %(applicant)s (%(number)s) waits for you."),
    Kind.DECIDED: _("“%(title)s” (%(number)s): %(state)s, by %(by)s."),
    Kind.RETURNED: _(
        "%(by)s returned “%(title)s” (%(number)s) to you. Correct it and hand it in again."
    ),
    Kind.COPIED: _("%(by)s sent you a copy of “%(title)s” of %(applicant)s (%(number)s)."),
    Kind.URGED: _("%(by)s urges you: “%(title)s” of %(applicant)s (%(number)s) waits for you."),
    Kind.OVERDUE: _("“%(title)s” of %(applicant)s (%(number)s) is overdue."),
    Kind.MOVED: _(
        "The office changed its calendar: “%(title)s” of %(applicant)s (%(number)s) is now due on %(due)s."
    ),
    Kind.WITHDRAWN: _("%(applicant)s withdrew “%(title)s” (%(number)s); it waits for you no more."),
    Kind.STRANDED: _(
        "Nobody can act on “%(title)s” of %(applicant)s (%(number)s), which waits for %(post)s. "
        "Appoint somebody, or enter who stands in."
    ),
    Kind.STANDS_IN: _("You stand in for %(applicant)s (%(title)s), %(number)s."),
    Kind.STANDS_DOWN: _(
        "From now on you no longer stand in for %(applicant)s (%(title)s, %(number)s)."
    ),
    Kind.STANDS_ALONE: _(
        "%(by)s has left and no longer stands in for you (%(title)s, %(number)s). Name somebody else."
    ),
    Kind.SWITCHED_OFF: _(
        "The webhook “%(title)s” was switched off after %(number)s attempts in a row that failed. "
        "See what its last answers were, then switch it on again."
    ),
}
#: What may stand in them.
NAMES = ("title", "number", "applicant", "by", "state", "due", "post")


def sentence(kind: str, words: Mapping[str, Any]) -> str:
    """One sentence; what is not known is left blank."""
    return str(SENTENCES[kind]) % {name: words.get(name, "") for name in NAMES}
