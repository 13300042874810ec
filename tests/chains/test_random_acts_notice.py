"""That the random acts can fail: the product is broken on purpose, one place at a time, and they notice."""

from contextlib import nullcontext
from itertools import count, cycle
from types import SimpleNamespace

import pytest
from django.db import connection
from hypothesis.errors import Flaky

from notices.triggers import NAME
from tests.seals import ANSWERS
from workflows.assessments.acts import appeal
from workflows.chains import clock, course, perform, returning, visibility
from workflows.chains.acts.base import Act, Matter
from workflows.chains.acts.decide import Decision
from workflows.chains.course import complete
from workflows.chains.models import Step
from workflows.chains.votes import Votes

from .games.commands import USERS
from .games.office import Office
from .games.routes import lay_down
from .test_random_acts import OfAssessments, play

#: What is proved is the game, not the database: once is enough.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="Asked on SQLite."),
]
#: As many as chance may ask for: whoever notices stops.
GAMES, ACTS = 200, 50


class OfRequests(Office):
    """Requests alone, by the routes on which several act: what is broken is met soon."""

    copies = (35, 12, 25, 35, 3)

    def __init__(self):
        super().__init__()
        self.next_copies = cycle(self.copies)

    def hand_in(self, by, what, twice):
        asker = "grid-worker" if twice else by
        super().hand_in(asker, ("seal", {**ANSWERS, "copies": next(self.next_copies)}), twice)


class OfReturns(OfRequests):
    """All with stations side by side; whoever may return one does so whenever he may: by chance he seldom would."""

    copies = (35,)

    def act_as_one_may(self, which, choice, other, nth):
        if self.matters and choice % 2:
            data = self.data(which, other, nth | 1)
            read = self.read(self.chosen(which))
            for user in USERS:
                if any(act.code == "return" for act in self.open_to(user, read)):
                    self.do(which, "return", user, data, seen=0)
                    break
        super().act_as_one_may(which, choice | 1, other, nth)


def one_is_enough(patch):
    """Where all or most must agree, the first decides."""
    patch.setattr(Votes, "agrees", property(lambda _self: True))


def nobody_is_the_applicant(patch):
    """One may decide on one's own matter."""
    patch.setattr(Matter, "mine", property(lambda _self: False))


def who_acts_beside_stays(patch):
    """What is returned still waits for the stations side by side."""
    patch.setattr(returning, "_drop", lambda _steps: None)


def the_first_decision_is_the_last(patch):
    """A matter is approved though others are still to decide."""
    run = Decision.run

    def runs(self, matter, capacity):
        run(self, matter, capacity)
        return "approve"

    patch.setattr(Decision, "run", runs)


def nothing_is_told(_patch):
    """The trigger of the outbox is gone."""
    dropping = f"DROP TRIGGER {NAME}" + " ON trail_trace" * (connection.vendor == "postgresql")
    with connection.cursor() as cursor:
        cursor.execute(dropping)


def a_refused_act_leaves_something(patch):
    """It writes before it asks, and outside of a transaction."""
    check, left = Act.check, count(1)

    def checks(self, matter, capacity):
        Step.objects.filter(proceeding_id=matter.proceeding.pk).update(note=f"{next(left)}")
        check(self, matter, capacity)

    patch.setattr(Act, "check", checks)
    patch.setattr(perform, "transaction", SimpleNamespace(atomic=nullcontext))


def no_time_runs(patch):
    """Steps begin without the moment at which their time is up."""
    patch.setattr(course, "wind_up", lambda _steps, _at: [])


def overseers_see_nothing(patch):
    """Who oversees a unit does not see its matters."""
    patch.setattr(visibility, "_overseen", lambda _worn: iter(()))


def the_clock_says_everything_again(patch):
    """What was said is forgotten."""
    patch.setattr(clock, "_said", lambda _step: -1)


def an_amended_score_is_not_kept(patch):
    """The score stays as it was announced."""
    patch.setattr(appeal, "keep", lambda _assessment, _counted: None)


def an_amended_score_is_not_told(patch):
    """What was announced still stands in the verdicts."""
    patch.setattr(appeal, "publish", lambda _assessment: None)


def the_office_leaves_with_amending(patch):
    """The station that amends is done with it, and nobody can make it final."""
    run = appeal.Amend.run

    def runs(self, matter, capacity):
        complete(matter, capacity.step, capacity, outcome=self.code)
        return run(self, matter, capacity)

    patch.setattr(appeal.Amend, "run", runs)


BROKEN = [
    *((each, OfRequests) for each in (
        one_is_enough, nobody_is_the_applicant, the_first_decision_is_the_last, nothing_is_told,
        a_refused_act_leaves_something, no_time_runs, overseers_see_nothing,
        the_clock_says_everything_again,
    )),
    (who_acts_beside_stays, OfReturns),
    *((each, OfAssessments) for each in (
        an_amended_score_is_not_kept, an_amended_score_is_not_told, the_office_leaves_with_amending,
    )),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _routes(office):
    lay_down()


@pytest.mark.parametrize(
    ("broken", "played"), [pytest.param(*each, id=each[0].__name__) for each in BROKEN]
)
def test_is_noticed(broken, played, monkeypatch):
    broken(monkeypatch)

    # What a refused act left behind also makes the second play, to say it shorter, differ.
    with pytest.raises((AssertionError, ExceptionGroup, Flaky)):
        play(GAMES, ACTS, played)
