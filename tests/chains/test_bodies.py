"""A body that lacks somebody is shown before anything waits for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Appointment, Post, Unit
from tests.plugins.matters import ASKED_ON
from workflows.chains.bodies import lacking

from .test_stranded import YESTERDAY, dismiss

pytestmark = pytest.mark.usefixtures("office")


def found() -> list[tuple[str, str, int, list[str], bool]]:
    return [
        (each.body.code, each.unit.code, each.members, [post.code for post in each.vacant], each.unrecorded)
        for each in lacking(ASKED_ON)
    ]  # fmt: skip


class TestTheLeadersMeeting:
    """A party secretary, a director and two deputies sit in it; it decides with three (D1-3.2d)."""

    def test_lacks_nobody(self):
        assert found() == []

    def test_whose_secretary_is_gone_is_shown_although_three_are_left(self):
        dismiss("party-secretary")

        assert found() == [("leaders-meeting", "street", 3, ["party-secretary"], False)]
        assert not lacking(ASKED_ON)[0].too_few

    def test_that_decides_with_more_than_it_has_is_shown(self):
        Post.objects.filter(code="leaders-meeting").update(quorum=5)

        assert found() == [("leaders-meeting", "street", 4, [], False)]
        assert lacking(ASKED_ON)[0].too_few

    def test_for_which_nobody_records_is_shown(self):
        dismiss("office-clerk")

        assert found() == [("leaders-meeting", "street", 4, [], True)]

    def test_whose_member_left_the_office_is_shown(self, person):
        secretary = person("party-secretary")
        secretary.active = False
        secretary.save()

        assert found() == [("leaders-meeting", "street", 3, ["party-secretary"], False)]

    def test_of_a_unit_that_is_no_more_is_not(self):
        Appointment.objects.update(ends=YESTERDAY)

        assert found() == []

    def test_is_no_body_of_a_unit_where_only_one_of_its_posts_is_held(self, person):
        Appointment.objects.create(
            person=person("department"), post=Post.objects.get(code="deputy-leader"),
            unit=Unit.objects.get(code="township"), starts=YESTERDAY,
        )  # fmt: skip

        assert found() == []

    def test_is_for_who_keeps_its_unit(self):
        dismiss("party-secretary")
        township, street = (Unit.objects.get(code=each).path for each in ("township", "street"))

        assert lacking(ASKED_ON, within=[township]) == []
        assert lacking(ASKED_ON, within=[]) == []
        assert len(lacking(ASKED_ON, within=[township, street])) == 1


def test_costs_the_same_for_many():
    def cost(many: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(lacking(ASKED_ON)) == many
        return len(captured)

    dismiss("party-secretary")
    one = cost(1)
    first = Post.objects.get(code="leaders-meeting")
    for number in range(4):
        body = Post.objects.create(
            code=f"body-{number}", name=f"会{number}", body=True, recorded_by=first.recorded_by
        )
        body.members.set(first.members.all())

    assert cost(5) == one == 4
