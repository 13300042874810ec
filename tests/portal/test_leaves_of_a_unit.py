"""请假一览只看一个机构: the month and the balances, narrowed down to a unit and those below it."""

import pytest

from people.models import Unit
from portal.leaves import balances, month

from .test_cost import statements

TWO = ("grid-worker", "grid-worker-2")


@pytest.fixture
def both(asked):
    """Somebody away in the first grid, and somebody in the second; both below the first community."""
    return {user: asked(user).applicant.name for user in TWO}


def names(answer) -> list[str]:
    found = answer.context["away"].rows if "away" in answer.context else answer.context["rows"]
    return [each.name for each in found]


@pytest.mark.parametrize("page", ["/leaves/?month=2026-09", "/leaves/balances/?year=2026"])
class TestAUnit:
    @pytest.mark.parametrize("given", ["grid-1", "春和社区第1网格", "第1网格"])
    def test_is_meant_by_its_code_or_name(self, visit, both, page, given):
        answer = visit("deputy-leader").get(f"{page}&unit={given}")

        assert names(answer) == [both["grid-worker"]]
        assert 'value="春和社区第1网格"' in answer.content.decode()

    def test_counts_with_all_below_it(self, visit, both, page):
        client = visit("deputy-leader")

        assert set(names(client.get(f"{page}&unit=community-1"))) == set(both.values())
        assert names(client.get(f"{page}&unit=community-2")) == []

    def test_stays_in_the_address_of_what_is_to_either_side(self, visit, both, page, monkeypatch):
        monkeypatch.setattr(month, "PERSONS_A_PAGE", 1)
        monkeypatch.setattr(balances, "PERSONS_A_PAGE", 1)
        text = visit("deputy-leader").get(f"{page}&unit=community-1").content.decode()

        leads = [each for each in text.split('href="?')[1:] if each.split('"')[0].count("=") > 1]
        assert len(leads) >= 3
        assert all("&amp;unit=community-1" in each.split('"')[0] for each in leads)
        assert text.count("?unit=community-1") == 2

    def test_of_which_several_are_meant_is_asked_for(self, visit, both, page):
        answer = visit("deputy-leader").get(f"{page}&unit=春和社区第")
        text = answer.content.decode()

        assert set(names(answer)) == set(both.values())
        assert [f"unit=grid-{number}" in text for number in range(1, 5)] == [
            True,
            True,
            True,
            False,
        ]

    @pytest.mark.parametrize("given", ["没有这个", "forest-farm", "%00", "x" * 99])
    def test_that_the_office_has_not_is_said(self, visit, both, page, given):
        answer = visit("deputy-leader").get(f"{page}&unit={given}")

        assert answer.status_code == 200
        assert set(names(answer)) == set(both.values())
        assert ("您的单位没有" in answer.content.decode()) is (given != "%00")

    def test_shows_nothing_that_one_may_not_see(self, visit, both, page):
        client = visit("grid-worker-2")

        assert names(client.get(f"{page}&unit=grid-1")) == []
        assert names(client.get(f"{page}&unit=community-1")) == [both["grid-worker-2"]]

    def test_costs_one_statement_more_however_large_the_office(self, visit, both, page):
        client = visit("deputy-leader")
        plain = statements(lambda: client.get(page), 200)
        street = Unit.objects.get(code="street")
        narrowed = statements(lambda: client.get(f"{page}&unit=grid-1"), 200)
        for number in range(40):
            street.add_child(
                instance=Unit(code=f"more-{number}", name=f"社区{number}", kind="grid")
            )
            street.refresh_from_db()

        assert statements(lambda: client.get(f"{page}&unit=grid-1"), 200) == narrowed
        assert narrowed <= plain + 1
        assert statements(lambda: client.get(page), 200) == plain
