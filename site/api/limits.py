"""Bounds of what a caller may send: days, lengths, sizes."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from django.conf import settings
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from forms.schemas.limits import MEGABYTE

D = TypeVar("D", bound=date)

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
#: How both are written; what a moment says after its day the parser judges.
DAY, MOMENT = (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}" + more) for more in ("", "[T ].*"))
LONGEST_OPINION = 2000
LONGEST_TEXT = 500
LARGEST_JSON_BYTES = 1024 * 1024


def largest_multipart() -> int:
    """A file of the size that is taken, and what a multipart body puts around it."""
    return settings.UPLOAD_MEGABYTES * MEGABYTE + 64 * 1024


def _read(written: re.Pattern[str], parse: Callable[[str], D], given: Any) -> D | None:
    if not isinstance(given, str) or not written.fullmatch(given):
        return None
    try:
        return parse(given)
    except ValueError:
        return None


def _outside(sentence: str, given: Any) -> PydanticCustomError:
    days = {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
    return said(sentence % {**days, "given": str(given)[:40]})


def _day(given: Any) -> date:
    day = _read(DAY, date.fromisoformat, given)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        sentence = _("A day such as 2026-09-14 from %(first)s to %(last)s; “%(given)s” was given.")
        raise _outside(sentence, given)
    return day


def _moment(given: Any) -> datetime:
    moment = _read(MOMENT, datetime.fromisoformat, given)
    if moment is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        sentence = _(
            "A day with its time such as 2026-09-14T09:00 from %(first)s to %(last)s; “%(given)s” was given."
        )
        raise _outside(sentence, given)
    return moment if moment.tzinfo else moment.replace(tzinfo=get_current_timezone())


def said(sentence: str) -> PydanticCustomError:
    """A validation error that already carries its sentence."""
    return PydanticCustomError("sentence", "{sentence}", {"sentence": sentence})


#: YYYY-MM-DD as text, and nothing that merely looks like a day to a computer.
Day = Annotated[date, BeforeValidator(_day)]
#: YYYY-MM-DDTHH:MM as text, in the office's time where it names no other.
Moment = Annotated[datetime, BeforeValidator(_moment)]
