"""A line as a picture: parts with their place and width in per cent, figures at the cuts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.conditions import Condition
from facts.words import Words, joined, plain

from ..rules.lines import Line, Segment
from .meeting import Meeting

#: So wide (in per cent) the narrowest part is at least, that a hole of half a day is seen.
NARROWEST = 9.0
#: The last number that has a sign of its own.
MOST_CIRCLED = 20
#: So many posts of a list are named.
MOST_VALUES = 3


@dataclass(frozen=True)
class Part:
    """One stretch: which rules are for it, what it is (`rule`, `hole`, `overlap`), where it lies.

    A rule is told by its clause and its place there, as the compiled page has them.
    """

    rules: tuple[tuple[str, int], ...]
    label: str
    state: str
    left: float
    width: float
    says: str

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its rules."""
        return tuple(dict.fromkeys(clause for clause, _index in self.rules))

    @property
    def middle(self) -> float:
        """Where words about it stand."""
        return round(self.left + self.width / 2, 2)


@dataclass(frozen=True)
class Tick:
    """A figure under a cut."""

    at: float
    label: str


@dataclass(frozen=True)
class Picture:
    """One fact from end to end for some cases."""

    title: str
    fact: str
    unit: str
    case: str
    nobody: str
    parts: tuple[Part, ...]
    ticks: tuple[Tick, ...]

    @property
    def has_trouble(self) -> bool:
        """Whether something in it is to be mended or heeded."""
        return any(each.state != "rule" for each in self.parts)

    def as_dict(self) -> dict[str, Any]:
        """The shape that the editor's screen draws."""
        parts = [
            {**asdict(each), "clauses": each.clauses, "middle": each.middle} for each in self.parts
        ]
        return {**asdict(self), "parts": parts}


def picture(line: Line, meeting: Meeting, marks: Mapping[str, str]) -> Picture:
    """One line of a matter, with the marks of the clauses whose rules it shows."""
    widths = _widths(line.segments)
    lefts = [round(sum(widths[:at]), 2) for at in range(len(widths))]
    places = list(zip(line.segments, lefts, widths, strict=True))
    labels = _labels(line, marks)
    return Picture(
        title=meeting.title,
        fact=meeting.words.fact(line.fact),
        unit=meeting.words.units_of_measure.get(line.fact, ""),
        case=_case(line, meeting.words),
        nobody=meeting.nobody,
        parts=tuple(_part(each, left, width, meeting, labels) for each, left, width in places),
        ticks=tuple(Tick(left, _figure(each.cut)) for each, left, _width in places[1:]),
    )


def _labels(line: Line, marks: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """What stands for each rule, short and whole: its clause’s mark, or ①② of several in a clause."""
    rules = {id(each): each for part in line.segments for each in part.of}
    of_clauses = Counter(each.basis.clause for each in rules.values())
    labels = {}
    for key, each in rules.items():
        short, whole = marks.get(each.basis.clause, ""), each.basis.path
        if of_clauses[each.basis.clause] > 1:
            number = _circled(each.index + 1)
            short = number if len(of_clauses) == 1 else f"{short}{number}"
            whole = f"{whole} {number}"
        labels[key] = short, whole
    return labels


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= MOST_CIRCLED else f"({number})"


def _part(
    segment: Segment,
    left: float,
    width: float,
    meeting: Meeting,
    labels: Mapping[int, tuple[str, str]],
) -> Part:
    shorts = dict.fromkeys(labels[id(each)][0] for each in segment.of)
    wholes = joined(dict.fromkeys(labels[id(each)][1] for each in segment.of))
    state, said = "rule", wholes
    if not segment.of:
        state, said = "hole", meeting.nobody
    elif len(segment.of) > 1 and not meeting.side_by_side:
        state, said = "overlap", _("%(clauses)s at once") % {"clauses": wholes}
    stretch = joined(row.sentence(meeting.words) for row in segment.rows)
    says = _("%(stretch)s: %(clauses)s") % {"stretch": stretch, "clauses": said}
    rules = tuple((each.basis.clause, each.index) for each in segment.of)
    return Part(rules, joined(shorts), state, left, width, says)


def _case(line: Line, words: Words) -> str:
    cases = [joined(_row(row, words) for row in rows) for rows in line.cases]
    return "" if "" in cases else _("; or ").join(cases)


def _row(row: Condition, words: Words) -> str:
    """A row of many values is cut short: the picture is small."""
    if not isinstance(row.value, list | tuple) or len(row.value) <= MOST_VALUES:
        return row.sentence(words)
    first = replace(row, value=list(row.value[:MOST_VALUES]))
    named = {"row": first.sentence(words), "count": len(row.value)}
    return _("%(row)s and others, %(count)s in all") % named


def _widths(segments: Sequence[Segment]) -> list[float]:
    """By length, but as its root: a month beside half a day leaves both to be seen."""
    spans = [_span(each) for each in segments]
    known = [each for each in spans if each is not None]
    usual = sum(known) / len(known) if known else 1.0
    weights = [usual if each is None else each for each in spans]
    narrowest = min(NARROWEST, 60 / len(segments))
    spare = 100 - narrowest * len(segments)
    whole = sum(weights)
    return [round(narrowest + spare * each / whole, 2) for each in weights]


def _span(segment: Segment) -> float | None:
    if segment.low is None or segment.high is None:
        return None
    length = segment.high - segment.low
    days = Decimal(length.days) if not isinstance(length, Decimal) else length
    return float(days + 1) ** 0.5


def _figure(cut: Any) -> str:
    return date_format(cut, "MONTH_DAY_FORMAT") if isinstance(cut, date) else plain(cut)
