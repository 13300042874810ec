"""登记簿 of applications: a form's fields as columns, for those who may see the matters."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from forms.schemas.models import FormPage
from forms.schemas.service import current_edition
from people.models import Person
from portal.registers import register
from workflows.chains.service import submit

from .test_cost import statements

ANSWERS = {"seal": "office", "subject": "关于井盖维修的函", "copies": 3}
ADDRESS = "/registers/seal-request"


@pytest.fixture
def sealed(person: Callable[[str], Person], clock: Any) -> Callable[..., Any]:
    def ask(user_name: str = "grid-worker", **more: Any) -> Any:
        clock.move(seconds=1)
        edition = current_edition("seal-request")
        return submit(edition, ANSWERS | more, by=person(user_name), at=clock.at)

    return ask


def sheet(client: Any, query: str = "") -> list[tuple[Any, ...]]:
    answer = client.get(f"{ADDRESS}.xlsx{query}")
    return list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)


def lines(client: Any, query: str = "") -> list[list[str]]:
    answer = client.get(f"{ADDRESS}.csv{query}")
    return list(csv.reader(StringIO(answer.getvalue().decode("utf-8-sig"))))


class TestTheRegisterOfAForm:
    def test_has_a_column_for_each_field(self, visit, sealed):
        matter = sealed()
        heading, row = sheet(visit("office-clerk"))

        asked = dict(zip(heading, row, strict=True))
        assert asked["编号"] == matter.serial
        assert (asked["用什么章"], asked["盖在什么上"]) == ("办事处公章", "关于井盖维修的函")
        assert (asked["份数"], asked["要盖章的文件"]) == (3, None)
        assert asked["状态"] == "审批中"

    def test_is_text_with_the_same_cells(self, visit, sealed):
        sealed()
        client = visit("office-clerk")

        (_heading, row), (_again, line) = sheet(client), lines(client)
        told = ["" if each is None else str(each) for each in row]
        assert told == line

    def test_says_who_decided(self, visit, sealed, done):
        matter = sealed()
        step = matter.steps.select_related("post").get(status="current")
        done(matter, step.act, step.post_id, opinion="同意。")
        heading, row = sheet(visit("office-clerk"))

        assert step.post.name in dict(zip(heading, row, strict=True))["由谁决定"]

    def test_keeps_what_an_older_edition_asked(self, visit, sealed):
        sealed()
        page = FormPage.objects.get(slug="seal-request")
        del page.fields[0]
        page.save_revision().publish()
        heading, row = sheet(visit("office-clerk"))

        assert dict(zip(heading, row, strict=True))["用什么章"] == "办事处公章"

    def test_shows_nothing_that_a_spreadsheet_would_reckon_with(self, visit, sealed):
        sealed(subject="=1+1")
        client = visit("office-clerk")

        assert "'=1+1" in lines(client)[1]
        assert "=1+1" in sheet(client)[1]

    def test_tells_what_was_answered_last(self, visit, sealed, done):
        matter = sealed()
        step = matter.steps.get(status="current")
        done(matter, "return", step.post_id, opinion="请写明用途。")
        done(matter, "resubmit", "grid-worker", answers=ANSWERS | {"subject": "关于路灯的函"})
        (_heading, line) = lines(visit("office-clerk"))

        assert "关于路灯的函" in line
        assert ANSWERS["subject"] not in line

    def test_has_every_line_of_many_in_order(self, visit, sealed, monkeypatch):
        """Read in several parts."""
        monkeypatch.setattr(register, "AT_ONCE", 2)
        subjects = [f"第{number}份" for number in range(5)]
        for each in subjects:
            sealed(subject=each)
        heading, *rows = sheet(visit("office-clerk"))

        assert [row[heading.index("盖在什么上")] for row in rows] == subjects[::-1]

    def test_takes_as_many_statements_for_many(self, visit, sealed, monkeypatch):
        monkeypatch.setattr(register, "AT_ONCE", 2)
        client = visit("office-clerk")

        def cost() -> Any:
            return statements(
                lambda: (
                    client.get(f"{ADDRESS}.xlsx").getvalue()
                    and client.get(f"{ADDRESS}.csv").getvalue()
                    and client.get(f"{ADDRESS}/")
                ),
                200,
            )

        sealed()
        one = cost()
        for _each in range(4):
            sealed()
        assert cost() == one


class TestWhoReadsIt:
    def test_is_whoever_may_see_the_matters(self, visit, sealed):
        own, other = sealed(), sealed("grid-worker-2")
        told = [line[0] for line in lines(visit("grid-worker"))[1:]]

        assert told == [own.serial]
        assert other.serial not in visit("grid-worker").get(f"{ADDRESS}/").content.decode()

    def test_is_nobody_who_has_not_signed_in(self, client, office):
        for address in ("/registers/", f"{ADDRESS}/", f"{ADDRESS}.csv", f"{ADDRESS}.xlsx"):
            assert client.get(address).status_code == 302


class TestThePage:
    def test_is_reached_from_where_matters_are_looked_for(self, visit, sealed):
        matter, client = sealed(), visit("office-clerk")

        assert 'href="/registers/"' in client.get("/search/").content.decode()
        assert f'href="{ADDRESS}/"' in client.get("/registers/").content.decode()
        page = client.get(f"{ADDRESS}/").content.decode()
        assert matter.serial in page
        assert f'href="{ADDRESS}.xlsx?year=2026"' in page

    @pytest.mark.parametrize("query", ["?year=2025", "?year=2027"])
    def test_of_another_year_is_empty(self, visit, sealed, query):
        matter, client = sealed(), visit("office-clerk")

        assert matter.serial not in client.get(f"{ADDRESS}/{query}").content.decode()
        assert len(lines(client, query)) == len(sheet(client, query)) == 1

    @pytest.mark.parametrize("slug", ["leave", "case", "no-such-form"])
    def test_is_of_applications_only(self, visit, office, slug):
        assert visit("office-clerk").get(f"/registers/{slug}/").status_code == 404

    @pytest.mark.parametrize("year", ["", "x", "99999999", "１９"])
    def test_of_no_year_is_that_of_today(self, visit, sealed, year):
        matter = sealed()

        page = visit("office-clerk").get(f"{ADDRESS}/?year={year}").content.decode()
        assert matter.serial in page
