"""Figures and the targets that they are held against."""

from dataclasses import dataclass

#: The cost with few rows and with many.
Grown = tuple[float, float]


@dataclass(frozen=True)
class Figure:
    """One line of the table; `at_most` and `at_least` say what must be reached, if anything."""

    what: str
    floor: str
    ours: str
    value: float
    shown: str
    at_most: float | None = None
    at_least: float | None = None
    #: The same of Viewflow, where it does it too.
    peer: str = ""

    @property
    def target(self) -> str:
        """The target in words."""
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else ""

    @property
    def reached(self) -> bool:
        """Whether the value keeps to its target; rounding as shown decides."""
        value = round(self.value, 2)
        return (self.at_most is None or value <= self.at_most) and (
            self.at_least is None or value >= self.at_least
        )

    @property
    def said(self) -> str:
        """ok, not reached, or nothing where there is no target."""
        if not self.target:
            return ""
        return "ok" if self.reached else "not reached"


def times(
    what: str, floor: float, ours: float, *, peer: float | None = None, **target: float | None
) -> Figure:
    """Ours as a multiple of the floor."""
    ratio = ours / floor
    beside = _said(peer, "{:.1f}")
    figure = f"× {ratio:.2f}"
    return Figure(what, f"{floor:.1f}", f"{ours:.1f}", ratio, figure, **target, peer=beside)


def plain(
    what: str, floor: float, ours: float, *, peer: float | None = None, **target: float | None
) -> Figure:
    """A figure of ours that is held against its target by itself."""
    shown, beside = f"{ours:.4g}", _said(peer, "{:.4g}")
    return Figure(what, f"{floor:.4g}", shown, ours, shown, **target, peer=beside)


def growth(
    what: str, floor: Grown, ours: Grown, *, peer: Grown | None = None, **target: float | None
) -> Figure:
    """How much more the many rows cost than the few."""
    grown, of_floor = ours[1] / ours[0], floor[1] / floor[0]
    beside = _said(peer and peer[1] / peer[0], "× {:.2f}")
    shown = f"× {grown:.2f}"
    return Figure(what, f"× {of_floor:.2f}", shown, grown, shown, **target, peer=beside)


def _said(value: float | None, pattern: str) -> str:
    return "" if value is None else pattern.format(value)
