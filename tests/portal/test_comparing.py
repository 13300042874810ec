"""与上一版比较: what a reader sees of two editions."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from regulations.comparing import Kind
from regulations.models import Edition, RegulationPage

D1 = "/regulations/community-grid-workers/"


@pytest.fixture
def amended(office: None) -> Edition:
    """A second edition of D1: one clause reads differently, one is new, one is gone."""
    page = RegulationPage.objects.get(slug="community-grid-workers")
    page.in_force_from = date(2026, 9, 1)
    first, second, *rest = page.clauses.get_prep_value()
    added = {"type": "clause", "value": {**second["value"], "title": "新增的一章", "rules": []}}
    second["value"]["text"] = second["value"]["text"].replace("本章", "本办法")
    page.clauses = [first, second, added, *rest[:-1]]
    page.save_revision().publish()
    return Edition.objects.get(slug=page.slug, number=2)


class TestTwoEditions:
    def test_are_compared_with_the_one_before(self, amended: Edition) -> None:
        answer = Client().get(f"{D1}compare/")

        assert (answer.context["before"].number, answer.context["after"].number) == (1, 2)
        counts = {each.kind: each.count for each in answer.context["tally"]}
        assert counts[Kind.CHANGED] == counts[Kind.ADDED] == counts[Kind.REMOVED] == 1
        text = answer.content.decode()
        assert "<del>章</del><ins>办法</ins>" in text or "<ins>办法</ins>" in text

    def test_are_those_asked_for(self, amended: Edition) -> None:
        answer = Client().get(f"{D1}compare/", {"from": "2", "to": "1"})

        assert (answer.context["before"].number, answer.context["after"].number) == (2, 1)

    def test_that_are_one_read_the_same(self, amended: Edition) -> None:
        answer = Client().get(f"{D1}compare/", {"from": "2", "to": "2"})

        assert "两版内容相同" in answer.content.decode()

    def test_may_be_of_two_regulations(self, office: None) -> None:
        answer = Client().get(f"{D1}compare/", {"from": "1", "to": "township-grid.1"})

        assert answer.context["after"].slug == "township-grid"
        assert set(answer.context["compared"].counts) - {"same"}

    def test_of_which_there_is_one_only(self, office: None) -> None:
        assert "还没有更早的版本" in Client().get(f"{D1}compare/").content.decode()

    @pytest.mark.parametrize("asked", ["9", "nothing.1", "1.1"])
    def test_that_do_not_exist_are_not_there(self, office: None, asked: str) -> None:
        assert Client().get(f"{D1}compare/", {"to": asked}).status_code == 404


class TestTheWayThere:
    def test_is_on_the_page_of_an_edition_with_one_before(self, amended: Edition) -> None:
        assert "compare/?from=1&amp;to=2" in Client().get(D1).content.decode()
        first = Client().get(D1, {"edition": "1"}).content.decode()
        assert "compare/?from=" not in first


class TestADraft:
    """An editor sees what a draft would change before he hands it to the approver."""

    def address(self) -> str:
        page = RegulationPage.objects.get(slug="community-grid-workers")
        page.title = "社区网格员管理规定"
        page.save_revision()
        return f"/admin/regulations/{page.pk}/compare/"

    def test_is_compared_with_the_edition_in_force(self, visit: Callable[..., Client]) -> None:
        answer = visit("policy-editor").get(self.address())

        assert [each.change.after for each in answer.context["heading"]] == ["社区网格员管理规定"]
        assert set(answer.context["compared"].counts) == {"same"}

    def test_is_for_editors(self, visit: Callable[..., Client]) -> None:
        assert visit("archivist").get(self.address()).status_code in (302, 403)
        assert Client().get(self.address()).status_code == 302

    def test_is_found_on_the_editing_page(self, visit: Callable[..., Client]) -> None:
        address = self.address()
        pk = address.split("/")[3]

        assert address in visit("policy-editor").get(f"/admin/pages/{pk}/edit/").content.decode()
