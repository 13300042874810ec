"""How much is measured; the environment may ask for less or more."""

import os
from dataclasses import dataclass

SMALL_ROWS = 1_000
#: One in four of them is a leave that waits for approval.
WAITING = 4
LARGE_ROWS = 100_000
ROUNDS = 5
VISITS_A_SLICE = 40
WARM_UP = 5
#: How many slips are decided at once from the list.
TOGETHER = 20
#: Pages that one process shows to see whether its memory grows.
REQUESTS = 10_000


@dataclass(frozen=True)
class Sizes:
    """Rows in the two inboxes, rounds, and visits of one kind between two changes of side."""

    small: int = SMALL_ROWS
    large: int = LARGE_ROWS
    rounds: int = ROUNDS
    visits: int = VISITS_A_SLICE
    requests: int = REQUESTS

    @classmethod
    def from_environment(cls) -> "Sizes":
        """BENCH_ROWS (of the large inbox), BENCH_ROUNDS, BENCH_VISITS, BENCH_REQUESTS."""
        sizes = cls(
            large=_number("BENCH_ROWS", LARGE_ROWS),
            rounds=_number("BENCH_ROUNDS", ROUNDS),
            visits=_number("BENCH_VISITS", VISITS_A_SLICE),
            requests=_number("BENCH_REQUESTS", REQUESTS),
        )
        if sizes.acted_on >= sizes.small // WAITING or sizes.large < sizes.small:
            raise SystemExit(
                f"BENCH_ROWS must be at least {SMALL_ROWS}, and BENCH_ROUNDS times BENCH_VISITS "
                f"must leave some of {SMALL_ROWS // WAITING} slips waiting."
            )
        return sizes

    @property
    def acted_on(self) -> int:
        """Rows that approvals take out of each inbox."""
        return WARM_UP + self.rounds * self.visits

    def times(self, together: int) -> int:
        """How often in a round something is visited that does so much at once."""
        return max(1, self.visits // together)

    @property
    def decided_together(self) -> int:
        """Slips that are decided from the list, several at once, beside those that are opened."""
        return TOGETHER * (WARM_UP + self.rounds * self.times(TOGETHER))


def _number(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)
