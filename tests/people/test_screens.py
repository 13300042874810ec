"""The screens on which people, posts and units are kept."""

import pytest
from django.urls import reverse

from people.models import (
    Appointment,
    Category,
    DeclaredPeriod,
    Household,
    Person,
    Post,
    Resident,
    Substitution,
    Unit,
    User,
)
from tests.people.conftest import SINCE, TODAY

MODELS = [
    Unit, Post, Person, Appointment, Substitution, DeclaredPeriod, Category, Household, Resident,
]  # fmt: skip


def address(model, view, *args):
    return reverse(f"{model._meta.model_name}:{view}", args=args)


@pytest.fixture
def admin(client, db, settings):
    settings.AUTHENTICATION_BACKENDS = ["people.backends.OfficeBackend"]
    client.force_login(User.objects.create_superuser("chief", password="x"))
    return client


@pytest.fixture
def office(street, appoint, stand_in):
    """One row of everything."""
    DeclaredPeriod.objects.create(unit=street.street, name="防汛", starts=SINCE, ends=TODAY)
    household = Household.objects.create(unit=street.grid_1, address="春和路18号", door="101")
    Resident.objects.create(household=household, name="王建国")
    Category.objects.create(code="alone", name="独居老人", about="resident")
    stand_in("乙", appoint("甲", "deputy-leader", street.street, street.community_1))
    return street


class TestEveryScreen:
    @pytest.mark.parametrize("model", MODELS)
    @pytest.mark.parametrize("query", ["", "?q=1"])
    def test_lists_and_searches(self, admin, office, model, query):
        assert admin.get(address(model, "index") + query).status_code == 200

    @pytest.mark.parametrize("model", MODELS)
    def test_shows_its_forms(self, admin, office, model):
        row = model.objects.first()

        assert admin.get(address(model, "add")).status_code == 200
        assert admin.get(address(model, "edit", row.pk)).status_code == 200
        assert admin.get(address(model, "delete", row.pk)).status_code == 200

    @pytest.mark.parametrize("model", MODELS)
    def test_is_closed_to_people_without_the_right(self, client, office, model):
        client.force_login(User.objects.create_user("nobody"))

        assert client.get(address(model, "index")).status_code == 302

    def test_lists_in_as_many_queries_for_many_rows_as_for_few(self, admin, office, appoint):
        def queries():
            from django.db import connection
            from django.test.utils import CaptureQueriesContext

            with CaptureQueriesContext(connection) as captured:
                admin.get(address(Appointment, "index"))
            return len(captured)

        queries()
        few = queries()
        for number in range(10):
            appoint(f"员{number}", "grid-worker", office.grid_1)

        assert queries() == few


class TestTheFormOfAUnit:
    def post(self, admin, unit, **given):
        values = {"name": "某机构", "code": "some-unit", "kind": "team", "parent": ""} | given
        where = address(Unit, "edit", unit.pk) if unit else address(Unit, "add")
        return admin.post(where, values)

    def test_adds_at_the_top_or_below_another(self, admin, street):
        self.post(admin, None, code="top")
        self.post(admin, None, code="below", parent=street.grid_1.pk)

        assert Unit.objects.get(code="top").is_root()
        assert Unit.objects.get(code="below").get_parent() == street.grid_1
        assert not Unit.find_problems()[0]

    def test_moves_with_all_below(self, admin, street):
        self.post(admin, street.community_1, code="community-1", parent=street.district.pk)

        moved = Unit.objects.get(code="community-1")
        assert (moved.name, moved.get_parent()) == ("某机构", street.district)
        assert Unit.objects.get(code="grid-1").get_parent() == moved

    def test_moves_to_the_top(self, admin, street):
        self.post(admin, street.grid_1, code="grid-1")

        assert Unit.objects.get(code="grid-1").is_root()

    def test_keeps_the_place_when_only_the_name_changes(self, admin, street):
        self.post(admin, street.grid_1, code="grid-1", parent=street.community_1.pk)

        kept = Unit.objects.get(code="grid-1")
        assert (kept.name, kept.path) == ("某机构", street.grid_1.path)

    @pytest.mark.parametrize("below", ["street", "grid_1"])
    def test_refuses_to_put_a_unit_below_itself(self, admin, street, below):
        parent = getattr(street, below)

        response = self.post(admin, street.street, code="street", parent=parent.pk)

        assert response.status_code == 200
        assert parent.name in response.context["form"].errors["parent"][0]
        assert Unit.objects.get(code="street").get_parent() == street.district


class TestDeleting:
    def delete(self, admin, row):
        return admin.post(address(type(row), "delete", row.pk), follow=True)

    def test_a_unit_with_units_below_is_refused(self, admin, street):
        response = self.delete(admin, street.community_1)

        assert "第1社区" in str(next(iter(response.context["messages"])))
        assert Unit.objects.filter(code="grid-1").exists()

    def test_a_unit_where_somebody_holds_a_post_is_refused(self, admin, street, appoint):
        appoint("甲", "grid-worker", street.grid_1)

        self.delete(admin, street.grid_1)

        assert Unit.objects.filter(code="grid-1").exists()
        assert not Unit.find_problems()[-1]

    def test_a_unit_that_nothing_rests_on_goes(self, admin, street):
        self.delete(admin, street.grid_1)

        assert not Unit.objects.filter(code="grid-1").exists()


class TestTheFormOfASubstitution:
    def post(self, admin, held, substitute, forms):
        values = {"appointment": held.pk, "substitute": substitute.pk, "forms": forms}
        dates = {"starts": TODAY.isoformat(), "ends": TODAY.isoformat()}
        return admin.post(address(Substitution, "add"), values | dates)

    @pytest.fixture
    def held(self, street, appoint):
        return appoint("甲", "office-director", street.street)

    @pytest.mark.parametrize(
        ("typed", "kept"), [("", []), ("leave\r\n seal \r\n\r\nleave", ["leave", "seal"])]
    )
    def test_takes_forms_one_a_line(self, admin, held, typed, kept):
        self.post(admin, held, Person.objects.create(name="乙"), typed)

        assert Substitution.objects.get().forms == kept

    def test_asks_for_short_names(self, admin, held):
        response = self.post(admin, held, Person.objects.create(name="乙"), "请假条")

        assert "请假条" in response.context["form"].errors["forms"][0]

    def test_says_who_the_absent_holder_is(self, admin, held):
        response = self.post(admin, held, held.person, "")

        assert "甲" in response.context["form"].errors["substitute"][0]


class TestTheFormOfAnAppointment:
    def test_takes_the_units_in_charge(self, admin, street, posts):
        values = {
            "person": Person.objects.create(name="甲").pk,
            "post": posts["deputy-leader"].pk,
            "unit": street.street.pk,
            "starts": "2026-01-01",
            "in_charge_of": [street.community_1.pk, street.grid_2.pk],
        }

        admin.post(address(Appointment, "add"), values)

        charges = Appointment.objects.get().in_charge_of.all()
        assert set(charges) == {street.community_1, street.grid_2}


class TestTheChoicesOfAForm:
    def test_offer_no_body_to_appoint_to(self, admin, office):
        form = admin.get(address(Appointment, "add")).context["form"]

        assert {post.body for post in form.fields["post"].queryset} == {False}


class TestLookingPeopleUp:
    """A form offers nobody by itself; who is meant is looked up in a window."""

    def cost(self, admin, model, view: str = "add") -> tuple[int, int]:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            page = admin.get(address(model, view))
        return len(captured), len(page.content)

    @pytest.mark.parametrize("model", [Substitution, Appointment])
    def test_costs_a_form_the_same_in_a_large_office(self, admin, office, appoint, model):
        self.cost(admin, model)
        queries, size = self.cost(admin, model)
        for number in range(40):
            appoint(f"员{number}", "grid-worker", office.grid_1)

        more = self.cost(admin, model)
        assert more[0] <= queries
        assert more[1] <= size + 100

    def test_costs_the_list_of_substitutions_the_same_in_a_large_office(self, admin, office):
        self.cost(admin, Substitution, "index")
        cost = self.cost(admin, Substitution, "index")
        Person.objects.bulk_create(Person(name=f"人员{number}") for number in range(300))

        more = self.cost(admin, Substitution, "index")
        assert more[0] <= cost[0]
        assert more[1] <= cost[1] + 100

    @pytest.mark.parametrize(
        ("typed", "found"), [("乙", 1), ("甲", 0), ("乙 丙", 0), ("138", 1), ("", 1)]
    )
    def test_narrows_substitutions_down_by_who_stands_in(self, admin, office, typed, found):
        Person.objects.filter(name="乙").update(phone="13800000002")

        page = admin.get(address(Substitution, "index"), {"substitute": typed})
        assert len(page.context["object_list"]) == found

    def test_names_many_appointments_in_as_many_queries_as_few(
        self, admin, office, appoint, django_assert_max_num_queries
    ):
        where = reverse("appointment_window:choose_results")
        for number in range(9):
            appoint(f"员{number}", "grid-worker", office.grid_1)

        with django_assert_max_num_queries(9):
            page = admin.get(where).content.decode()
        assert "员8 网格员 · 第1网格" in page

    @pytest.mark.parametrize(("word", "found"), [("甲", True), ("分管领导", True), ("丙", False)])
    def test_finds_an_appointment_by_its_words(self, admin, office, word, found):
        page = admin.get(reverse("appointment_window:choose_results"), {"q": word})

        assert ("甲 分管领导" in page.content.decode()) is found

    def test_offers_nobody_who_has_left(self, admin, office):
        where = reverse("person_window:choose_results")
        assert "甲" in admin.get(where).content.decode()

        Person.objects.filter(name="甲").update(active=False)
        assert "甲" not in admin.get(where).content.decode()

    @pytest.mark.parametrize("window", ["person_window", "appointment_window"])
    def test_is_closed_to_who_arranges_nothing(self, client, office, window):
        from django.contrib.auth.models import Permission

        user = User.objects.create_user("reader")
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(user)

        for view, args in [("choose", []), ("choose_results", []), ("chosen", [1])]:
            answer = client.get(reverse(f"{window}:{view}", args=args))
            assert answer.status_code in (302, 403)

    def test_keeps_what_was_chosen(self, admin, office, appoint):
        held = Appointment.objects.get(person__name="甲")
        substitute = Person.objects.get(name="乙")
        data = {"appointment": held.pk, "absent": "", "substitute": substitute.pk,
                "starts": TODAY, "ends": TODAY, "forms": "", "reason": "出差"}  # fmt: skip

        assert admin.post(address(Substitution, "add"), data).status_code == 302
        assert Substitution.objects.get(reason="出差").appointment == held

    def test_asks_again_about_a_first_day_years_ahead(self, admin, office):
        data = {"appointment": Appointment.objects.get(person__name="甲").pk, "absent": "",
                "substitute": Person.objects.get(name="乙").pk, "forms": "", "reason": "出差",
                "starts": "2099-01-01", "ends": "2099-01-05"}  # fmt: skip

        page = admin.post(address(Substitution, "add"), data).content.decode()
        assert "一年" in page
        assert not Substitution.objects.filter(reason="出差").exists()
