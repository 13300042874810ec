"""请假一览只看一个机构: the month and the balances, narrowed down to a unit and those below it."""

import re

import pytest
from icalendar import Calendar

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
        # The month has the calendar's address as well.
        to_other_pages = re.findall(r'href="[^"?]+\?unit=community-1"', text)
        assert len(to_other_pages) == 2

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


class TestTheFeedOfAUnit:
    """The calendar that other programs subscribe to, narrowed down as the page is."""

    def address(self, client, query: str = "") -> str:
        return client.get(f"/leaves/?month=2026-09{query}").context["feed"]

    def told(self, client, address: str) -> tuple[str, list[str]]:
        calendar = Calendar.from_ical(client.get(address).content)
        events = [str(each["summary"]) for each in calendar.walk("VEVENT")]
        return str(calendar["x-wr-calname"]), events

    def test_is_that_of_the_page(self, visit, both, client):
        looks = visit("deputy-leader")
        of_one, of_all = self.address(looks, "&unit=第1网格"), self.address(looks)
        name, (event,) = self.told(client, of_one)

        assert of_one == f"{of_all}?unit=grid-1"
        assert name == "谁在休假：春和社区第1网格"
        assert event.startswith(both["grid-worker"])
        assert len(self.told(client, of_all)[1]) == 2

    def test_has_all_below_the_unit(self, visit, both, client):
        address = self.address(visit("deputy-leader"), "&unit=community-1")

        assert len(self.told(client, address)[1]) == 2

    def test_says_that_it_is_of_one_unit(self, visit, both):
        page = visit("deputy-leader").get("/leaves/?month=2026-09&unit=grid-1").content.decode()

        assert "只含春和社区第1网格" in page
        assert "只含" not in visit("deputy-leader").get("/leaves/").content.decode()

    def test_has_nothing_that_one_may_not_see(self, visit, both, client):
        own = self.address(visit("grid-worker-2"))

        assert self.told(client, f"{own}?unit=grid-1")[1] == []
        below = self.told(client, f"{own}?unit=community-1")[1]
        assert below == self.told(client, own)[1]
        assert [both["grid-worker-2"] in each for each in below] == [True]

    @pytest.mark.parametrize("given", ["forest-farm", "没有这个", "春和社区第"])
    def test_of_no_unit_of_the_office_is_not_there(self, visit, both, client, given):
        """Neither one of another office, nor one that several could be."""
        address = self.address(visit("deputy-leader"))

        assert client.get(address, {"unit": given}).status_code == 404

    def test_costs_one_statement_more(self, visit, both, client):
        address = self.address(visit("deputy-leader"))
        plain = statements(lambda: client.get(address), 200)

        assert statements(lambda: client.get(address, {"unit": "grid-1"}), 200) == plain + 1
