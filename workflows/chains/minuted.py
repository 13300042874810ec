"""哪份会议记录算数: minutes lift a limit for a slip that is handed in within a year of the meeting (D1-3.2g)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.words import joined
from regulations.rules.limit import Asked

from .models import Minutes

#: Old minutes that a sentence names, the latest ones.
MOST_NAMED = 3


def still_good(citable: Sequence[Minutes], on: date) -> Minutes | None:
    """The first minutes that lift a limit on a day; those that a slip cited already stay its own."""
    return next((each for each in citable if each.cited_by or each.good_until >= on), None)


def with_minutes(asked: Asked, found: Minutes | None, citable: Sequence[Minutes]) -> Asked:
    """What a limit looks at, once it is known which minutes there are."""
    old = () if found else citable[-MOST_NAMED:]
    named = joined(_said(each) for each in old)
    return replace(asked, has_minutes=found is not None, old_minutes=named)


def _said(minutes: Minutes) -> str:
    told = {
        "serial": minutes.serial,
        "day": date_format(minutes.held_on),
        "until": date_format(minutes.good_until),
    }
    return _("%(serial)s (meeting of %(day)s, good until %(until)s)") % told
