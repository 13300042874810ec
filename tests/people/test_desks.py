"""Who may act at a desk on a day: holders, those in charge, substitutes, recorders of bodies."""

from datetime import date, timedelta

from people.service import Desk, holders, holders_of, nearest_desk
from tests.people.conftest import SINCE, TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def names(found):
    return [holder.person.name for holder in found]


class TestADesk:
    def test_is_held_by_everybody_appointed_to_the_post_in_the_unit(self, street, appoint):
        appoint("乙", "grid-worker", street.grid_1, starts=date(2026, 1, 1))
        appoint("甲", "grid-worker", street.grid_1)
        appoint("丙", "grid-worker", street.grid_2)
        appoint("丁", "office-clerk", street.grid_1)

        assert names(holders(Desk("grid-worker", street.grid_1.pk), TODAY)) == ["甲", "乙"]

    def test_is_held_from_the_first_day_to_the_last(self, street, appoint):
        appoint("甲", "grid-worker", street.grid_1, starts=SINCE, ends=TODAY)
        desk = Desk("grid-worker", street.grid_1.pk)

        assert names(holders(desk, TODAY)) == ["甲"]
        assert names(holders(desk, SINCE)) == ["甲"]
        assert names(holders(desk, TOMORROW)) == []
        assert names(holders(desk, SINCE - timedelta(days=1))) == []

    def test_is_not_held_by_somebody_who_is_no_longer_active(self, street, appoint):
        held = appoint("甲", "grid-worker", street.grid_1)
        held.person.active = False
        held.person.save()

        assert holders(Desk("grid-worker", street.grid_1.pk), TODAY) == []

    def test_may_be_vacant(self, street, posts):
        assert holders(Desk("grid-worker", street.grid_1.pk), TODAY) == []
        assert holders(Desk("no-such-post", street.grid_1.pk), TODAY) == []

    def test_names_the_appointment_as_people_call_it(self, street, appoint):
        appoint("甲", "deputy-leader", street.street)

        (holder,) = holders(Desk("deputy-leader", street.street.pk), TODAY)

        assert holder.appointment.label == "分管领导 · 街道办事处"


class TestADeputyInCharge:
    """分管: of several deputies, the one in charge of the unit acts."""

    def test_answers_for_the_units_listed_and_all_below_them(self, street, appoint):
        appoint("甲", "deputy-leader", street.street, street.community_1)
        appoint("乙", "deputy-leader", street.street, street.community_2, street.grid_1)

        def deputies(unit):
            return names(holders(Desk("deputy-leader", street.street.pk, unit.pk), TODAY))

        assert deputies(street.community_1) == ["甲"]
        assert deputies(street.grid_1) == ["甲", "乙"]
        assert deputies(street.grid_2) == ["乙"]
        assert deputies(street.street) == []

    def test_with_nothing_listed_answers_for_all(self, street, appoint):
        appoint("甲", "deputy-leader", street.street)
        desk = Desk("deputy-leader", street.street.pk, street.grid_2.pk)

        assert names(holders(desk, TODAY)) == ["甲"]

    def test_acts_whatever_his_charge_where_none_is_asked_for(self, street, appoint):
        appoint("甲", "deputy-leader", street.street, street.community_1)

        assert names(holders(Desk("deputy-leader", street.street.pk), TODAY)) == ["甲"]


class TestABody:
    """领导会议: nobody holds it; the post that records its decisions acts for it."""

    def test_is_acted_for_by_its_recorder_in_the_same_unit(self, street, appoint):
        appoint("甲", "office-clerk", street.street)
        appoint("乙", "office-clerk", street.community_1)

        (holder,) = holders(Desk("leaders-meeting", street.street.pk), TODAY)

        assert holder.person.name == "甲"
        assert holder.appointment.post.code == "office-clerk"

    def test_does_not_double_the_recorder_at_his_own_desk(self, street, appoint, posts):
        appoint("甲", "office-clerk", street.street)
        posts["leaders-meeting"].pk = None
        posts["leaders-meeting"].code = "party-committee"
        posts["leaders-meeting"].save()
        codes = ["office-clerk", "leaders-meeting", "party-committee"]

        found = holders_of([Desk(code, street.street.pk) for code in codes], TODAY)

        assert [names(each) for each in found.values()] == [["甲"]] * 3


class TestASubstitute:
    """代理: somebody stands in; the holder himself may still act."""

    def test_joins_the_holder(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "office-director", street.street))

        found = holders(Desk("office-director", street.street.pk), TODAY)

        assert names(found) == ["甲", "乙"]
        assert [each.substitute_for and each.substitute_for.name for each in found] == [None, "甲"]

    def test_only_from_the_first_day_to_the_last(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "office-director", street.street))
        desk = Desk("office-director", street.street.pk)

        assert names(holders(desk, YESTERDAY)) == ["甲"]
        assert names(holders(desk, TOMORROW)) == ["甲"]

    def test_only_for_the_forms_named(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "office-director", street.street), forms=["leave"])
        desk = Desk("office-director", street.street.pk)

        assert names(holders(desk, TODAY, "leave")) == ["甲", "乙"]
        assert names(holders(desk, TODAY, "seal")) == ["甲"]
        assert names(holders(desk, TODAY)) == ["甲"]

    def test_goes_with_the_appointment(self, street, appoint, stand_in):
        held = appoint("甲", "office-director", street.street, ends=YESTERDAY)
        stand_in("乙", held)

        assert holders(Desk("office-director", street.street.pk), TODAY) == []

    def test_stands_in_for_the_recorder_of_a_body_too(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "office-clerk", street.street))

        found = holders(Desk("leaders-meeting", street.street.pk), TODAY)

        assert names(found) == ["甲", "乙"]


class TestManyDesks:
    def test_take_three_queries_however_many_they_are(
        self, street, appoint, stand_in, django_assert_num_queries
    ):
        for number in range(12):
            held = appoint(f"员{number}", "grid-worker", street.grid_1)
            stand_in(f"代{number}", held)
        appoint("甲", "deputy-leader", street.street, street.community_1)
        units = [street.street, street.grid_1, street.grid_2, street.community_1]
        codes = ["grid-worker", "deputy-leader", "leaders-meeting"]
        desks = [Desk(code, at.pk, of.pk) for code in codes for at in units for of in units]

        with django_assert_num_queries(3):
            found = holders_of(desks, TODAY)

        assert len(found) == 48
        assert len(found[Desk("grid-worker", street.grid_1.pk, street.grid_1.pk)]) == 24

    def test_take_one_where_nobody_is_away(self, street, appoint, django_assert_num_queries):
        appoint("甲", "deputy-leader", street.street, street.community_1, street.community_2)
        appoint("乙", "office-clerk", street.street)
        desks = [Desk(code, street.street.pk) for code in ("deputy-leader", "leaders-meeting")]

        with django_assert_num_queries(1):
            found = holders_of(desks, TODAY)

        assert [names(each) for each in found.values()] == [["甲"], ["乙"]]

    def test_take_none_for_no_desks(self, django_assert_num_queries, db):
        with django_assert_num_queries(0):
            assert holders_of([], TODAY) == {}


class TestTheNearestDesk:
    def test_is_in_the_unit_or_upward_where_somebody_holds_the_post(self, street, appoint):
        appoint("甲", "office-clerk", street.street)

        assert nearest_desk("office-clerk", street.grid_1, TODAY) == Desk(
            "office-clerk", street.street.pk
        )

    def test_is_none_where_nobody_does(self, street, appoint):
        appoint("甲", "grid-worker", street.grid_2)

        assert nearest_desk("grid-worker", street.grid_1, TODAY) is None
