"""Random acts by random people, while posts change hands: chain, state, trail and inboxes agree all along.

No refused act changes anything, and every matter can still reach an end, if need be once somebody
is appointed where the report shows that nobody sits. `GAMES`, `ACTS` and `SEED` of the environment
make the long game longer, or another.
"""

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from .games.assessing import ASSESSED, PERIODS, assessment_of
from .games.office import Office
from .games.routes import lay_down

GAMES, ACTS = int(os.environ.get("GAMES", 24)), int(os.environ.get("ACTS", 50))
SEED = int(os.environ.get("SEED", 1))


class WithSealing(Office):
    """Whatever has ended is sealed as well."""

    seals = True


class OfAssessments(Office):
    """Nothing else is handed in: rated, reviewed, announced, appealed against, amended and final (D1-4)."""

    def __init__(self) -> None:
        super().__init__()
        self.hand_in("", None, twice=False)

    def hand_in(self, by: str, what: Any, twice: bool) -> None:
        period = PERIODS[(len(by) + twice) % len(PERIODS)]
        super().hand_in(by, assessment_of(ASSESSED[len(by) % 2], period), twice=True)

    def act_as_one_may(self, which: int, choice: int, other: str, nth: int) -> None:
        """Carried on, so that it comes far; whoever is assessed appeals whenever he may: by chance he seldom would."""
        if self.matters and choice % 2:
            whose = self.chosen(which).applicant_id
            user = next(user for user, person in self.people.items() if person.pk == whose)
            self.do(which, "appeal", user, self.data(which, other, nth), seen=0)
        super().act_as_one_may(which, choice | 1, other, nth)


def play(games: int, acts: int, office: type[Office] = Office, *, number: int = SEED) -> None:
    """So many games of so many acts each."""
    run_state_machine_as_test(
        seed(number)(office),
        settings=settings(
            max_examples=games, stateful_step_count=acts, deadline=None, database=None,
            derandomize=False, report_multiple_bugs=False, suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        ),
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _routes(office):
    lay_down()


class TestRandomActs:
    def test_of_a_short_game_leave_everything_in_order(self):
        play(games=2, acts=12)

    @pytest.mark.slow
    def test_by_the_thousand_leave_everything_in_order(self):
        play(GAMES, ACTS)

    @pytest.mark.slow
    def test_of_assessments_leave_everything_in_order(self):
        play(games=8, acts=40, office=OfAssessments)

    @pytest.mark.slow
    def test_leave_what_can_be_sealed(self):
        play(games=4, acts=30, office=WithSealing)
