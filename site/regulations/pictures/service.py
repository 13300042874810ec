"""All pictures of a page."""

from ..checks.conditions import comparable
from ..checks.domains import domains_of
from ..models import RegulationPage
from ..models.change import Change
from ..rules.bands import TooIntricate
from ..rules.kinds import RuleNotUnderstood
from ..standing import Standing, standing
from .drawing import Picture, picture
from .meeting import meetings

#: Kinds of which several are for different stretches of one figure.
BANDED = frozenset({"route", "deadline", "pay", "grade"})


def pictures_of(page: RegulationPage) -> list[Picture]:
    """Those of a page in the editor; none while a rule does not compile, which the checks tell."""
    if page.change == Change.REPEAL:
        return []
    try:
        return pictures(standing(page))
    except RuleNotUnderstood:
        return []


def pictures(page: Standing) -> list[Picture]:
    """For each matter and figure the cases that tell most; rules that cannot be compared are left out."""
    sound = comparable((each for each in page.rules if each.kind in BANDED), page.words)
    if not sound:
        return []
    try:
        found = list(meetings(sound, page.words, domains_of(sound, page.words)))
    except TooIntricate:
        return []
    return [picture(line, each, page.marks) for each in found for line in each.lines]
