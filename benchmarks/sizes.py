"""How much is measured; the environment may ask for less or more."""

import os
from dataclasses import dataclass

SMALL_ROWS = 1_000
#: One in four of them is a leave that waits for approval.
WAITING = 4
LARGE_ROWS = 100_000
ROUNDS = 4
VISITS_A_SLICE = 20
#: Visits in the side's own process, of which the last is listened to; and those for the workers of its server.
LISTENED, WARM_UP = 2, 8
#: How many slips are decided at once from the list.
TOGETHER = 20
#: Pages that a worker shows to see whether its memory grows.
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
        waiting = sizes.small // WAITING
        decided = sizes.acted_on + sizes.decided_together
        if decided > waiting or sizes.large < sizes.small:
            raise SystemExit(
                f"BENCH_ROWS must be at least {SMALL_ROWS}, and BENCH_ROUNDS with BENCH_VISITS "
                f"must not decide more than {waiting} slips; these would decide {decided}."
            )
        return sizes

    @property
    def acted_on(self) -> int:
        """Rows that approvals take out of each inbox."""
        return LISTENED + WARM_UP + self.rounds * self.visits

    def times(self, together: int) -> int:
        """How often in a round something is visited that does so much at once."""
        return max(1, self.visits // together)

    @property
    def decided_together(self) -> int:
        """Slips that are decided from the list, several at once, beside those that are opened."""
        return TOGETHER * (LISTENED + self.warm_up(TOGETHER) + self.rounds * self.times(TOGETHER))

    def warm_up(self, together: int) -> int:
        """Visits that nobody measures."""
        return max(1, WARM_UP // together)


def _number(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)
