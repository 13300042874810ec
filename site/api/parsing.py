"""Reading JSON: only what can be stored is let in."""

import json
import math
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser

from .problems import Problem

JSON_MEDIA_TYPE = "application/json"
#: Whole numbers beyond this are not the same everywhere (RFC 8259, section 6).
LARGEST_WHOLE = 2**53 - 1


class StrictParser(Parser):
    """Refuses other media types, and values that the database could not keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as JSON; Problem says what stands against it."""
        if request.content_type != JSON_MEDIA_TYPE:
            raise Problem(
                "media_type",
                _("Send the body as %(type)s; it came as “%(given)s”.")
                % {"type": JSON_MEDIA_TYPE, "given": (request.content_type or "")[:60]},
            )
        try:
            found = json.loads(
                request.body, parse_float=_finite, parse_int=_whole, parse_constant=_refuse
            )
            if not _storable(found):
                raise ValueError("characters that cannot be stored")
        except (ValueError, RecursionError) as error:
            raise Problem(
                "malformed",
                _(
                    "The body is not JSON that can be read: text in UTF-8, finite numbers, "
                    "no NUL characters. Check how it is written."
                ),
            ) from error
        return found


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


def _whole(text: str) -> int:
    number = int(text)
    return number if abs(number) <= LARGEST_WHOLE else _refuse(text)


def _refuse(text: str) -> Any:
    raise ValueError(text[:20])


def _storable(value: Any) -> bool:
    match value:
        case str():
            return "\x00" not in value and not any("\ud800" <= char <= "\udfff" for char in value)
        case list():
            return all(_storable(each) for each in value)
        case dict():
            return all(_storable(key) and _storable(each) for key, each in value.items())
        case _:
            return True
