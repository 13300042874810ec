"""The rows of 团队日历 as they are drawn: the days at the top, and a strip for each person."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from facts.days import written

from ..addresses import matter_page
from ..drawn import Rows
from .month import Away, Slip

NEW_LINE = SafeString("<br>")


def drawn_days(away: Away) -> SafeString:
    """The days of the month, each as it is marked."""
    rows = Rows("portal/leaves/_day.html")
    days = [rows.row({"day": day, "mark": mark}) for day, mark in away.scale]
    return SafeString("".join(days))


def drawn_persons(away: Away) -> SafeString:
    """One below the other, each with his slips."""
    rows, slips = Rows("portal/leaves/_person.html"), Rows("portal/leaves/_slip.html")
    persons = [
        rows.row(
            {
                "key": str(each.key),
                "name": each.name,
                "label": each.label,
                "days_away": each.away,
                "days_asked": each.asked,
                "slips": _drawn_slips(each.slips, slips),
            },
            length=str(away.length),
        )
        for each in away.rows
    ]
    return SafeString("\n".join(persons))


def _drawn_slips(found: Iterable[Slip], rows: Rows) -> SafeString:
    drawn = []
    for each in found:
        address = matter_page(each.serial)
        back = written(each.back_on, "MONTH_DAY_FORMAT") if each.back_on and each.early else ""
        texts = {"address": address, "title": each.title, "summary": each.summary, "back": back}
        drawn.append(rows.row(texts, decided=each.decided, early=each.early))
    return SafeString(NEW_LINE.join(drawn))
