"""Facts of assessments: whom and when they are about, and what comes out."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from facts.dictionary import Declared, declare

PERSON, YEAR, PERIOD = "assessment.person", "assessment.year", "assessment.period"
SCORE, GRADE = "assessment.score", "assessment.grade"
#: Codes of the period, by its last month; one that an editor adds under another code is the year's.
WHOLE_YEAR = "year"
LAST_MONTHS = {"q1": 3, "q2": 6, "q3": 9, "q4": 12, "h1": 6, "h2": 12, WHOLE_YEAR: 12}


def declare_assessment_facts() -> None:
    """Add them to the dictionary."""
    declare(
        Declared(SCORE, _("composite score"), "number", _("points"), Decimal(0), Decimal("0.001")),
        Declared(GRADE, _("grade of the assessment"), "choice"),
    )


def last_day(year: int, period: str) -> date:
    """The last day of a quarter, half or year; of a period with another code, the year's."""
    month = LAST_MONTHS.get(period, LAST_MONTHS[WHOLE_YEAR])
    return date(year, month, monthrange(year, month)[1])
