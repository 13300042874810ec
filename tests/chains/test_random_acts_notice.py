"""That the random acts can fail: the product is broken on purpose, one place at a time, and they notice."""

from contextlib import nullcontext
from itertools import cycle
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

    copies = cycle([35, 12, 25, 35, 3])

    def hand_in(self, by, what, twice):
        asker = "grid-worker" if twice else by
        super().hand_in(asker, ("seal", {**ANSWERS, "copies": next(self.copies)}), twice)


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
    check = Act.check

    def checks(self, matter, capacity):
        Step.objects.filter(proceeding_id=matter.proceeding.pk).update(note="x")
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
    one_is_enough, nobody_is_the_applicant, who_acts_beside_stays, the_first_decision_is_the_last,
    nothing_is_told, a_refused_act_leaves_something, no_time_runs, overseers_see_nothing,
    the_clock_says_everything_again,
]  # fmt: skip
BROKEN_AMENDING = [
    an_amended_score_is_not_kept, an_amended_score_is_not_told, the_office_leaves_with_amending,
]  # fmt: skip


@pytest.fixture(autouse=True)
def _routes(office):
    lay_down()


def _named(broken):
    return broken.__name__


@pytest.mark.parametrize("broken", BROKEN, ids=_named)
def test_is_noticed(broken, monkeypatch):
    broken(monkeypatch)

    # What a refused act left behind also makes the second play, to say it shorter, differ.
    with pytest.raises((AssertionError, ExceptionGroup, Flaky)):
        play(GAMES, ACTS, OfRequests)


@pytest.mark.parametrize("broken", BROKEN_AMENDING, ids=_named)
def test_is_noticed_of_assessments(broken, monkeypatch):
    broken(monkeypatch)

    with pytest.raises((AssertionError, ExceptionGroup, Flaky)):
        play(GAMES, ACTS, OfAssessments)
