"""Bounds of what a caller may send: days, lengths, sizes."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from django.conf import settings
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from forms.schemas.limits import MEGABYTE

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
LONGEST_OPINION = 2000
LONGEST_TEXT = 500
LARGEST_JSON_BYTES = 1024 * 1024


def largest_multipart() -> int:
    """A file of the size that is taken, and what a multipart body puts around it."""
    return settings.UPLOAD_MEGABYTES * MEGABYTE + 64 * 1024


def _day(given: Any) -> date:
    day = None
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        sentence = _("A day such as 2026-09-14 from %(first)s to %(last)s; “%(given)s” was given.")
        raise said(
            sentence
            % {
                "first": FIRST_DAY.isoformat(),
                "last": LAST_DAY.isoformat(),
                "given": str(given)[:40],
            }
        )
    return day


def _moment(given: Any) -> datetime:
    moment = None
    if isinstance(given, str) and re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", given):
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:
            moment = None
    if moment is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        sentence = _(
            "A day with its time such as 2026-09-14T09:00 from %(first)s to %(last)s; “%(given)s” was given."
        )
        days = {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        raise said(sentence % {**days, "given": str(given)[:40]})
    return moment if moment.tzinfo else moment.replace(tzinfo=get_current_timezone())


def said(sentence: str) -> PydanticCustomError:
    """A validation error that already carries its sentence."""
    return PydanticCustomError("sentence", "{sentence}", {"sentence": sentence})


#: YYYY-MM-DD as text, and nothing that merely looks like a day to a computer.
Day = Annotated[date, BeforeValidator(_day)]
#: YYYY-MM-DDTHH:MM as text, in the office's time where it names no other.
Moment = Annotated[datetime, BeforeValidator(_moment)]
