"""A body with fewer members than it decides with is shown among what waits for nobody."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Appointment, Person, Post, Unit
from tests.plugins.matters import ASKED_ON
from workflows.chains.few import Few
from workflows.chains.stranded import Why, stranded

from .test_stranded import YESTERDAY, dismiss, found


class TestABodyWithTooFewMembers:
    """Four members sit in the leaders' meeting, and three must be there (D1-3.2d)."""

    def test_is_shown_with_how_many_there_are(self, ask_leave):
        leave = ask_leave(20)
        assert found() == []

        dismiss("deputy-leader")

        assert found() == [(leave.serial, "leaders-meeting", Why.FEW)]
        assert stranded(ASKED_ON)[0].few == Few(members=2, needed=3, aside=False)

    def test_does_not_count_the_applicant(self, ask_leave, person):
        own = ask_leave(2, by="party-secretary")
        other = ask_leave(20)
        Appointment.objects.filter(person=person("deputy-leader-2")).update(ends=YESTERDAY)

        assert found() == [(own.serial, "leaders-meeting", Why.FEW)]
        assert stranded(ASKED_ON)[0].few == Few(members=2, needed=3, aside=True)
        assert other.state == "in_approval"

    def test_counts_who_has_no_account(self, ask_leave):
        ask_leave(20)
        Person.objects.filter(user__username="deputy-leader").update(user=None)

        assert found() == []

    def test_counts_nobody_twice(self, ask_leave, person):
        leave = ask_leave(20)
        dismiss("deputy-leader")
        Appointment.objects.create(
            person=person("party-secretary"), post=Post.objects.get(code="deputy-leader"),
            unit=Unit.objects.get(code="street"), starts=YESTERDAY,
        )  # fmt: skip

        assert found() == [(leave.serial, "leaders-meeting", Why.FEW)]

    def test_is_no_matter_where_nobody_counts(self, ask_leave):
        ask_leave(20)
        dismiss("deputy-leader")
        Post.objects.filter(code="leaders-meeting").update(quorum=None)

        assert found() == []

    def test_that_nobody_records_for_is_shown_as_such(self, ask_leave):
        leave = ask_leave(20)
        dismiss("deputy-leader")
        dismiss("office-clerk")

        assert found() == [(leave.serial, "leaders-meeting", Why.VACANT)]

    def test_costs_the_same_for_many(self, ask_leave):
        ask_leave(20)
        Appointment.objects.filter(post__code="deputy-leader").update(ends=ASKED_ON)
        later = ASKED_ON + timedelta(days=1)
        with CaptureQueriesContext(connection) as one:
            assert len(stranded(later)) == 1
        for number in range(2, 6):
            ask_leave(20, by=f"grid-worker-{number}")
        with CaptureQueriesContext(connection) as many:
            assert len(stranded(later)) == 5
        assert len(many) == len(one)
