"""What was measured of one visit on one side, and the medians of it."""

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Result:
    """CPU seconds by round, and the length of every visit; of each thing, where a visit does several."""

    together: int = 1
    statements: float = 0
    cpu: list[float] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def add(self, slice_: dict) -> None:
        """One more round."""
        lengths = [each / self.together for each in slice_["lengths"]]
        self.cpu.append(slice_["cpu"] / self.together)
        self.lengths += lengths
        self.rates.append(len(lengths) * self.together / slice_["seconds"])

    @property
    def cpu_ms(self) -> float:
        """CPU a visit, in milliseconds."""
        return median(self.cpu) * 1000

    @property
    def p50_ms(self) -> float:
        """Half of the visits took no longer, in milliseconds."""
        return median(self.lengths) * 1000

    @property
    def rate(self) -> float:
        """Visits a second."""
        return median(self.rates)
