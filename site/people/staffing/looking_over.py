"""What is wrong with a staff table by itself: gaps, doubles, numbers and days that are none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from .days import day_of
from .plan import Finding
from .reading import Row

PHONE = re.compile(r"1\d{10}")


def gaps(rows: Iterable[Row]) -> Iterator[Finding]:
    """What is empty, and what cannot be read."""
    labels = {"name": _("Name"), "unit": _("Unit"), "post": _("Post")}
    for row in rows:
        for column, label in labels.items():
            if not row.get(column):
                sentence = _("“%(column)s” is empty. Fill it in, or delete the row.")
                yield Finding(row.number, sentence % {"column": label})
        phone = row.get("phone")
        if phone and not PHONE.fullmatch(phone):
            sentence = _("A mobile number has 11 figures; “%(given)s” was given. Correct it.")
            yield Finding(row.number, sentence % {"given": phone})
        if row.get("starts") and day_of(row.get("starts")) is None:
            sentence = _("“%(given)s” is no day. Write it like 2026-09-14.")
            yield Finding(row.number, sentence % {"given": row.get("starts")})


def doubles(rows: Sequence[Row]) -> Iterator[Finding]:
    """Who stands in the table twice for the same, and numbers given to several."""
    seats = Counter((row.whose, row.get("unit"), row.get("post")) for row in rows)
    names: dict[str, set[str]] = {}
    for row in rows:
        if row.get("phone"):
            names.setdefault(row.get("phone"), set()).add(row.get("name"))
        if seats[row.whose, row.get("unit"), row.get("post")] > 1 and row.get("name"):
            sentence = _("%(name)s stands here twice with the same post. Delete one of the rows.")
            yield Finding(row.number, sentence % {"name": row.get("name")})
    for row in rows:
        if len(names.get(row.get("phone"), ())) > 1:
            sentence = _("The number %(phone)s is given for several names. Correct one of them.")
            yield Finding(row.number, sentence % {"phone": row.get("phone")})
