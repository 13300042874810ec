"""制度 for everybody: searched, read on a day, confirmed by those whom they bind."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from regulations.models import Confirmation, Edition, RegulationPage
from tests.portal.test_cost import statements

D1 = "/regulations/community-grid-workers/"
Visit = Callable[..., Client]


@pytest.fixture
def second(office: None) -> Edition:
    """A second edition of D1 with another first clause, in force from October on."""
    page = RegulationPage.objects.get(slug="community-grid-workers")
    page.in_force_from = date(2026, 10, 1)
    rows = page.clauses.get_prep_value()
    rows[1]["value"]["text"] = "网格员每月逛一次植物园。"
    page.clauses = rows
    page.save_revision().publish()
    return Edition.objects.get(slug=page.slug, number=2)


class TestAStranger:
    """Regulations are public; what is personal, and what is not published yet, is not."""

    def test_reads_what_is_published(self, office: None) -> None:
        answer = Client().get(D1)
        text = answer.content.decode()

        assert answer.status_code == 200
        assert "/sign-in/?next=" in text
        assert "我发起的" not in text
        assert "我已阅读" not in text

    def test_does_not_read_a_draft(self, office: None) -> None:
        page = RegulationPage.objects.get(slug="community-grid-workers")
        page.title = "还没有发布的名称"
        page.save_revision()

        for address in ("/regulations/", D1, f"{D1}compare/", "/regulations/?q=还没有"):
            answer = Client().get(address)
            assert "还没有发布的名称" not in answer.content.decode(), address

    def test_does_not_confirm_and_does_not_see_who_did(self, office: None) -> None:
        stranger = Client()

        for address in ("/readers/", f"{D1}readers/", f"{D1}readers.xlsx"):
            assert stranger.get(address).status_code == 302
        assert stranger.post(f"{D1}confirm/", {"edition": "1"}).status_code == 302
        assert not Confirmation.objects.exists()


class TestSearching:
    def test_marks_the_words_and_leads_to_the_clause(self, office: None) -> None:
        text = Client().get("/regulations/", {"q": "按天数"}).content.decode()

        clause = next(
            each
            for each in Edition.objects.get(slug="community-grid-workers").clauses
            if each["path"] == "三.2"
        )
        assert "<mark>按天数</mark>" in text
        assert f"{D1}?q=%E6%8C%89%E5%A4%A9%E6%95%B0#{clause['id']}" in text

    def test_marks_the_words_in_the_regulation_too(self, office: None) -> None:
        assert "<mark>请假条</mark>" in Client().get(D1, {"q": "请假条"}).content.decode()

    def test_takes_what_was_typed_as_words(self, office: None) -> None:
        answer = Client().get("/regulations/", {"q": "<b>&'%"})

        assert "&lt;b&gt;&amp;" in answer.content.decode()

    def test_keeps_the_day(self, second: Edition) -> None:
        def answer(**asked: str) -> str:
            return Client().get("/regulations/", {"q": "植物园", **asked}).content.decode()

        assert "没有哪个制度写到" in answer()
        assert f"{D1}?on=2026-10-02&amp;q=" in answer(on="2026-10-02")

    def test_costs_the_same_for_many_editions(self, office: None) -> None:
        def cost() -> int:
            return statements(lambda: Client().get("/regulations/", {"q": "请假"}), 200)

        before = cost()
        for _each in range(3):
            RegulationPage.objects.get(slug="community-grid-workers").save_revision().publish()

        assert cost() == before <= 3


class TestTheShelf:
    def test_is_that_of_a_day(self, second: Edition) -> None:
        client = Client()

        def numbers(on: str) -> list[int]:
            found = client.get("/regulations/", {"on": on}).context["others"]
            return [each.number for each in found if each.slug == "community-grid-workers"]

        assert (numbers("2026-09-30"), numbers("2026-10-01"), numbers("2020-01-01")) == (
            [1],
            [2],
            [],
        )

    def test_tells_what_is_to_come(self, second: Edition) -> None:
        assert list(Client().get("/regulations/").context["coming"]) == [second]


class TestConfirming:
    def test_is_asked_on_the_first_page_and_on_the_regulation(self, visit: Visit) -> None:
        client = visit("grid-worker")

        assert D1 in client.get("/").content.decode()
        assert "我已阅读" in client.get(D1).content.decode()
        assert "我已阅读" not in client.get("/regulations/forest-rangers/").content.decode()

    def test_is_kept_and_not_asked_again(self, visit: Visit) -> None:
        client = visit("grid-worker")

        answer = client.post(f"{D1}confirm/", {"edition": "1"}, follow=True)

        text = answer.content.decode()
        assert "已记下：您已阅读" in text
        assert "您已确认阅知" in text
        assert "community-grid-workers" not in [
            each.slug for each in client.get("/").context["unread"]
        ]

    def test_says_why_it_is_not_kept(self, visit: Visit, second: Edition) -> None:
        ranger = visit("forest-ranger")

        answer = ranger.post(f"{D1}confirm/", {"edition": "1"}, follow=True)

        assert "不适用于您所在的机构" in answer.content.decode()
        assert not Confirmation.objects.exists()
        assert ranger.post(f"{D1}confirm/", {"edition": "nothing"}).status_code == 404
        assert ranger.get(f"{D1}confirm/").status_code == 405


class TestAnEditor:
    def test_sees_who_has_read_and_who_has_not(self, visit: Visit) -> None:
        visit("grid-worker").post(f"{D1}confirm/", {"edition": "1"})
        editor = visit("policy-editor")

        (tally,) = [
            each
            for each in editor.get("/readers/").context["tallies"]
            if each.edition.slug == "community-grid-workers"
        ]
        page = editor.get(f"{D1}readers/")

        assert (page.context["read"], page.context["unread"]) == (tally.read, tally.unread)
        assert tally.read == 1

    def test_takes_the_table_along(self, visit: Visit) -> None:
        visit("grid-worker").post(f"{D1}confirm/", {"edition": "1"})

        answer = visit("policy-editor").get(f"{D1}readers.xlsx")

        rows = list(load_workbook(BytesIO(answer.content)).active.values)
        assert rows[1] == ("机构", "姓名", "岗位", "是否已读", "确认时间")
        assert [row[3] for row in rows[2:]].count("是") == 1
        assert [row[3] for row in rows[2:]].count("否") > 10

    def test_asks_a_fixed_number_of_questions(self, visit: Visit) -> None:
        editor = visit("policy-editor")
        editor.get("/readers/")

        assert statements(lambda: editor.get("/readers/"), 200) <= 12
        assert statements(lambda: editor.get(f"{D1}readers/"), 200) <= 12

    def test_is_the_only_one_who_does(self, visit: Visit) -> None:
        for address in ("/readers/", f"{D1}readers/", f"{D1}readers.xlsx"):
            assert visit("grid-worker").get(address).status_code == 403

    def test_finds_it_on_his_own_side(self, visit: Visit) -> None:
        answer = visit("policy-editor").get("/admin/reports/readers/")

        assert "社区网格员管理办法" in answer.content.decode()
        assert visit("archivist").get("/admin/reports/readers/").status_code in (302, 403)


class TestTheCopyOnPaper:
    def test_is_handed_to_anybody(self, office: None, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path
        answer = Client().get("/regulations/seal-use/print.pdf")

        assert answer["Content-Type"] == "application/pdf"
        assert b"".join(answer).startswith(b"%PDF-")
        assert "inline" in answer["Content-Disposition"]

    def test_is_that_of_an_edition_that_there_is(self, office: None) -> None:
        for address in ("nothing/print.pdf", "seal-use/print.pdf?edition=9"):
            assert Client().get(f"/regulations/{address}").status_code == 404
