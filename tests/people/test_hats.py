"""Everything a person may act as on a day."""

from datetime import timedelta

from people.models import Person, Post
from people.service import hats, main_appointment
from tests.people.conftest import TODAY

TOMORROW = TODAY + timedelta(days=1)


def worn(name, on=TODAY):
    return hats(Person.objects.get(name=name), on)


def codes(found):
    return [hat.post_code for hat in found]


class TestHats:
    def test_are_the_appointments_that_run(self, street, appoint):
        appoint("甲", "grid-worker", street.grid_1)
        appoint("甲", "office-director", street.street, ends=TODAY)

        assert codes(worn("甲")) == ["grid-worker", "office-director"]
        assert codes(worn("甲", TOMORROW)) == ["grid-worker"]

    def test_say_where_and_in_charge_of_what(self, street, appoint):
        appoint("甲", "deputy-leader", street.street, street.community_1, street.grid_2)

        (hat,) = worn("甲")

        assert (hat.unit_id, hat.unit_path) == (street.street.pk, street.street.path)
        assert hat.charge_paths == (street.community_1.path, street.grid_2.path)
        assert hat.on_behalf_of is None

    def test_include_the_bodies_that_one_records(self, street, appoint):
        appoint("甲", "office-clerk", street.street)

        assert codes(worn("甲")) == ["office-clerk", "leaders-meeting"]

    def test_include_those_of_the_absent_with_their_bodies(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "office-clerk", street.street), forms=["leave"])
        appoint("乙", "grid-worker", street.grid_1)

        own, *substituted = worn("乙")

        assert (own.post_code, own.on_behalf_of, own.forms) == ("grid-worker", None, ())
        assert codes(substituted) == ["office-clerk", "leaders-meeting"]
        assert {hat.on_behalf_of.name for hat in substituted} == {"甲"}
        assert {hat.forms for hat in substituted} == {("leave",)}

    def test_end_with_the_substitution_and_with_the_appointment(self, street, appoint, stand_in):
        held = appoint("甲", "office-clerk", street.street, ends=TODAY)
        stand_in("乙", held, ends=TOMORROW)

        assert worn("乙")
        assert worn("乙", TOMORROW) == []

    def test_are_none_for_somebody_who_is_no_longer_active(self, street, appoint):
        appoint("甲", "grid-worker", street.grid_1)
        Person.objects.update(active=False)

        assert worn("甲") == []

    def test_oversee_where_the_post_does(self, street, appoint):
        Post.objects.filter(code="office-director").update(oversees=True)
        appoint("甲", "office-director", street.street)
        appoint("甲", "grid-worker", street.grid_1)

        assert [hat.oversees for hat in worn("甲")] == [True, False]

    def test_take_two_queries_however_many_they_are(
        self, street, appoint, stand_in, django_assert_num_queries
    ):
        for unit in vars(street).values():
            appoint("甲", "deputy-leader", unit, street.grid_1, street.grid_2)
            appoint("甲", "office-clerk", unit)
            stand_in("甲", appoint("乙", "grid-worker", unit))
        person = Person.objects.get(name="甲")

        with django_assert_num_queries(2):
            found = hats(person, TODAY)
            labels = {hat.appointment.label for hat in found}

        assert len(found) == 4 * len(vars(street))
        assert len(labels) == 3 * len(vars(street))


class TestAHatServes:
    def test_its_own_desk_within_its_charge(self, street, appoint):
        appoint("甲", "deputy-leader", street.street, street.community_1)
        (hat,) = worn("甲")
        desk = {"post_code": "deputy-leader", "unit_id": street.street.pk}

        assert hat.serves(**desk)
        assert hat.serves(**desk, charge_path=street.grid_1.path)
        assert not hat.serves(**desk, charge_path=street.grid_2.path)
        assert not hat.serves(post_code="deputy-leader", unit_id=street.grid_1.pk)

    def test_only_the_forms_it_is_worn_for(self, street, appoint, stand_in):
        stand_in("乙", appoint("甲", "grid-worker", street.grid_1), forms=["leave"])
        (hat,) = worn("乙")
        desk = {"post_code": "grid-worker", "unit_id": street.grid_1.pk}

        assert hat.serves(**desk, form_slug="leave")
        assert not hat.serves(**desk, form_slug="seal")


class TestTheMainAppointment:
    def test_is_the_oldest_that_runs(self, street, appoint):
        appoint("甲", "office-director", street.street, starts=TODAY)
        appoint("甲", "grid-worker", street.grid_1, ends=TODAY)
        person = Person.objects.get(name="甲")

        assert main_appointment(person, TODAY).post.code == "grid-worker"
        assert person.label(TODAY) == "网格员 · 第1网格"
        assert person.label(TOMORROW) == "办事处主任 · 街道办事处"

    def test_may_be_missing(self, db):
        assert Person.objects.create(name="丁").label(TODAY) == ""
