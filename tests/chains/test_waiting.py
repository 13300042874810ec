"""What waits for somebody who sits at several desks: one list, the longest first."""

from datetime import timedelta

import pytest
from django.db.models import Q

from people.models import Appointment, Substitution
from people.service import hats
from tests.plugins.matters import ASKED_ON
from workflows.chains.desks import ANYWHERE
from workflows.chains.models import Step

NEXT_DAY = ASKED_ON + timedelta(days=1)


@pytest.fixture
def director(person):
    """The director of the office, who stands in for the deputy as well."""
    director = person("office-director")
    held = Appointment.objects.get(person=person("deputy-leader"), post__code="deputy-leader")
    Substitution.objects.create(
        appointment=held, substitute=director, starts=ASKED_ON, ends=NEXT_DAY
    )
    return director


@pytest.fixture
def waiting(director):
    """The serials of what waits for him."""

    def ask(most: int, behind: Q = ANYWHERE) -> list[str]:
        worn = hats(director, ASKED_ON)
        found = Step.objects.waiting_for(director, worn, most=most, behind=behind)
        return [Step.objects.get(pk=each.id).proceeding.serial for each in found]

    return ask


class TestAtTwoDesks:
    @pytest.fixture
    def slips(self, ask_leave, do):
        """Two slips at the deputy's desk, and between them one at the director's."""
        first = ask_leave(2)
        second = do(ask_leave(5), "opine", "deputy-leader")
        return [first.serial, second.serial, ask_leave(2, on=NEXT_DAY).serial]

    def test_the_longest_waits_first_wherever_it_lies(self, waiting, slips):
        assert waiting(most=9) == slips

    def test_no_more_than_asked_for_come_from_both_together(self, waiting, slips):
        assert waiting(most=2) == slips[:2]

    def test_a_page_begins_behind_the_one_before(self, waiting, slips):
        last = Step.objects.get(proceeding__serial=slips[0], status="current")
        behind = Q(since__gt=last.since) | Q(since=last.since, pk__gt=last.pk)

        assert waiting(most=9, behind=behind) == slips[1:]


class TestAtADeskAndByName:
    def test_a_step_is_listed_once(self, ask_leave, waiting, director):
        leave = ask_leave(2)
        Step.objects.filter(proceeding=leave, status="current").update(person=director)

        assert waiting(most=9) == [leave.serial]
