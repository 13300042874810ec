"""The screens of the registry: within reach only, and noted in the access log."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Household, Resident, Unit, User
from trail.models import Access


def address(model: type, view: str, *args: Any) -> str:
    return reverse(f"{model._meta.model_name}:{view}", args=args)  # type: ignore[attr-defined]


@pytest.fixture
def keeper(office: None, settings: Any) -> Client:
    """The secretary of the first community, who may keep its registry."""
    settings.ALLOW_DEMO_USERS = True
    group = Group.objects.create(name="registry-keeper")
    named = ["add", "change", "delete", "view"]
    group.permissions.set(
        Permission.objects.filter(
            codename__in=["access_admin"]
            + [f"{each}_{model}" for each in named for model in ("household", "resident")]
        )
    )
    user = User.objects.get(username="community-secretary")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


class TestTheList:
    def test_shows_the_households_of_ones_units_alone(self, keeper: Client) -> None:
        text = keeper.get(address(Household, "index")).content.decode()

        assert "春和路18号 1号楼1单元101" in text
        assert "南苑街" not in text
        assert Access.objects.get().kind == "searched"

    def test_costs_the_same_for_many(self, keeper: Client) -> None:
        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                keeper.get(address(Household, "index"))
            return len(captured)

        queries()
        few = queries()
        unit = Unit.objects.get(code="grid-1")
        for number in range(10):
            Household.objects.create(unit=unit, address="春和路1号", door=f"{number}号")

        assert queries() == few


class TestARow:
    def test_out_of_reach_is_closed(self, keeper: Client) -> None:
        other = Household.objects.filter(unit__code="grid-4")[0]

        for view in ("edit", "delete", "history", "usage"):
            where = address(Household, view, other.pk)
            assert keeper.get(where).status_code in (302, 404), view
            assert keeper.post(where).status_code in (302, 404, 405), view
        assert Household.objects.filter(pk=other.pk).exists()

    def test_that_is_opened_and_changed_is_noted(self, keeper: Client) -> None:
        resident = Resident.objects.get(name="王建国")
        keeper.get(address(Resident, "edit", resident.pk))

        answer = keeper.post(
            address(Resident, "edit", resident.pk),
            {"household": str(resident.household_id), "name": "王建国", "phone": "13900000000",
             "identity_end": "123x", "active": "on"},
        )  # fmt: skip

        assert answer.status_code == 302
        resident.refresh_from_db()
        assert (resident.phone, resident.identity_end) == ("13900000000", "123X")
        assert [each.kind for each in Access.objects.order_by("pk")] == ["opened", "changed"]

    def test_cannot_be_put_into_a_unit_out_of_reach(self, keeper: Client) -> None:
        unit = Unit.objects.get(code="grid-4")

        keeper.post(address(Household, "add"), {"unit": unit.pk, "address": "甲路1号"})

        assert not Household.objects.filter(address="甲路1号").exists()

    @pytest.mark.parametrize("number", ["110101199001011234", "12A4"])
    def test_keeps_no_whole_identity_number(self, keeper: Client, number: str) -> None:
        resident = Resident.objects.get(name="王建国")
        values = {"household": str(resident.household_id), "name": "王建国"}

        answer = keeper.post(
            address(Resident, "edit", resident.pk), values | {"identity_end": number}
        )

        assert answer.status_code == 200
        assert Resident.objects.get(pk=resident.pk).identity_end == "1234"

    @pytest.mark.parametrize(("used", "left"), [(True, True), (False, False)])
    def test_is_deleted_only_while_nothing_names_it(
        self, keeper: Client, used: bool, left: bool
    ) -> None:
        household = Household.objects.create(
            unit=Unit.objects.get(code="grid-1"), address="甲路1号", used=used
        )

        keeper.post(address(Household, "delete", household.pk))

        assert Household.objects.filter(pk=household.pk).exists() is left


class TestTheWindow:
    def test_finds_a_household_within_reach(self, keeper: Client, person: Callable) -> None:
        where = reverse("household_chooser:choose_results")

        text = keeper.get(where, {"q": "德海"}).content.decode()

        assert "2号楼1单元301" in text
        assert "南苑街" not in keeper.get(where).content.decode()

    def test_names_no_household_out_of_reach(self, keeper: Client) -> None:
        own, other = (
            Household.objects.filter(unit__code=code)[0].pk for code in ("grid-1", "grid-4")
        )

        assert keeper.get(reverse("household_chooser:chosen", args=[own])).status_code == 200
        assert keeper.get(reverse("household_chooser:chosen", args=[other])).status_code == 404
