"""哪份会议记录算数: minutes lift a limit only of the year in which the meeting was held (D1-3.2g)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.words import joined
from regulations.rules.limit import Asked

from .models import Minutes

#: Minutes of other years that a sentence names, the latest ones.
MOST_NAMED = 3


def of_the_year(minutes: Iterable[Minutes], years: Collection[int | None]) -> Minutes | None:
    """The first of the minutes whose meeting was held in the only year of which a limit is exceeded."""
    return next((each for each in minutes if {each.held_on.year} == set(years)), None)


def with_minutes(asked: Asked, found: Minutes | None, citable: Sequence[Minutes]) -> Asked:
    """What a limit looks at, once it is known which minutes there are."""
    others = () if found else citable[-MOST_NAMED:]
    named = joined(_said(each) for each in others)
    return replace(asked, has_minutes=found is not None, minutes_of_another_year=named)


def _said(minutes: Minutes) -> str:
    told = {"serial": minutes.serial, "day": date_format(minutes.held_on)}
    return _("%(serial)s (meeting of %(day)s)") % told
