"""判定 as the screen shows them: tone, icon, figures, clauses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workflows.leave.meeting import meetings_counted

from .citations import Citation, Citations

#: What follows by itself is no judgement: neither green nor amber.
FOLLOWS = "pay"
TONES = {"plain": "cash", "ok": "circle-check", "soon": "alert-triangle", "late": "x"}
WIDTH = 100


@dataclass(frozen=True)
class Bar:
    """A limit as a bar: figures in words, lengths in hundredths."""

    before: str
    now: str
    left: str
    over: str
    used_length: str
    now_length: str


@dataclass(frozen=True)
class Shown:
    """One verdict."""

    kind: str
    tone: str
    title: str
    sentence: str
    citations: list[Citation]
    bar: Bar | None
    #: The meetings because of which it speaks: key and name.
    meetings: list[tuple[int, str]]

    @property
    def icon(self) -> str:
        return TONES[self.tone]


class Apart:
    """What has verdicts shows those about pay together, since a long leave has one for each month."""

    verdicts: list[Shown]

    @property
    def judged(self) -> list[Shown]:
        """What the rules say of the matter itself."""
        return [each for each in self.verdicts if each.kind != FOLLOWS]

    @property
    def pay(self) -> list[Shown]:
        """What follows for pay, in the order of the days."""
        return [each for each in self.verdicts if each.kind == FOLLOWS]


def shown(verdict: Mapping[str, Any], citations: Citations) -> Shown:
    """A verdict as proceedings keep it: {kind, met, effect, title, sentence, basis, meter?}."""
    refuses = not verdict["met"] and verdict["effect"] != "warn"
    tone = "ok" if verdict["met"] else "late" if refuses else "soon"
    if tone == "ok" and verdict["kind"] == FOLLOWS:
        tone = "plain"
    meter = verdict.get("meter")
    return Shown(
        verdict["kind"],
        tone,
        verdict["title"],
        verdict["sentence"],
        citations.of(verdict["basis"]),
        _bar(meter) if meter else None,
        meetings_counted(verdict),
    )


def _bar(meter: Mapping[str, float]) -> Bar:
    before, now, bound = meter["before"], meter["now"], meter["bound"]
    over = max(before + now - bound, 0)
    full = max(bound, before + now, 1)
    return Bar(
        before=_plain(before),
        now=_plain(now),
        left="" if over else _plain(meter["left"]),
        over=_plain(over) if over else "",
        used_length=f"{WIDTH * before / full:.2f}",
        now_length=f"{WIDTH * now / full:.2f}",
    )


def _plain(number: float) -> str:
    return f"{number:g}"
