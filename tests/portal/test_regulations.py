from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Page

from forms.schemas.models import FormIndex, FormPage
from regulations.models import Edition, RegulationIndex, RegulationPage

D1 = "/regulations/community-grid-workers/"


@pytest.fixture
def second(office: None) -> Edition:
    """A second edition, in force from October on."""
    page = RegulationPage.objects.get(slug="community-grid-workers")
    page.in_force_from = date(2026, 10, 1)
    page.save_revision().publish()
    return Edition.objects.get(number=2)


class TestTheShelf:
    def test_tells_what_binds_my_unit(self, visit: Callable[..., Client]) -> None:
        def slugs(name: str, key: str) -> list[str]:
            return [each.slug for each in visit(name).get("/regulations/").context[key]]

        assert "community-grid-workers" in slugs("grid-worker", "mine")
        assert "community-grid-workers" in slugs("forest-ranger", "others")

    def test_is_open_to_everybody(self, office: None) -> None:
        answer = Client().get("/regulations/")

        assert "community-grid-workers" in [each.slug for each in answer.context["others"]]
        assert "/sign-in/?next=%2Fregulations%2F" in answer.content.decode()


class TestARegulation:
    def test_is_read_with_marks_rules_and_links(self, visit: Callable[..., Client]) -> None:
        answer = visit("grid-worker").get(D1)

        by_path = {each.path: each for each in answer.context["clauses"]}
        clause = by_path["三.2"]
        assert (by_path["三"].mark, clause.mark) == ("三、", "2")
        assert {rule.kind for rule in clause.rules} == {"route", "limit"}
        assert f'href="#{clause.id}"' in answer.content.decode()

    def test_is_the_text_of_the_day(self, visit: Callable[..., Client], second: Edition) -> None:
        client = visit("grid-worker")

        def number(**query: str) -> int:
            return client.get(D1, query).context["edition"].number

        assert (number(), number(on="2026-10-01"), number(edition="2")) == (1, 2, 2)
        assert client.get(D1, {"on": "2020-01-01"}).context["too_early"]

    def test_of_an_edition_that_does_not_exist_is_not_there(
        self, visit: Callable[..., Client]
    ) -> None:
        client = visit("grid-worker")

        assert client.get(D1, {"edition": "9"}).status_code == 404
        assert client.get("/regulations/nothing/").status_code == 404

    def test_lends_one_clause_to_other_pages(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        clause = Edition.objects.get(slug="community-grid-workers").clauses[3]
        address = f"{D1}clauses/{clause['id']}/"

        part = client.get(address, headers={"HX-Request": "true"})

        assert clause["text"].splitlines()[0] in part.content.decode()
        assert client.get(address).url == f"{D1}?edition=1#{clause['id']}"
        assert client.get(f"{D1}clauses/8b0a5c7e-6a51-4b8e-9d53-0f7b2c1a4e90/").status_code == 404


def preview(page: Page) -> str:
    """What the editor sees beside the form."""
    request = RequestFactory().get("/")
    return page.make_preview_request(request, page.default_preview_mode).content.decode()


class TestThePreview:
    def test_numbers_the_clauses_as_they_will_be(self, office: None) -> None:
        page = RegulationPage.objects.get(slug="community-grid-workers")

        assert f'id="{page.clauses[5].id}"' in preview(page)

    def test_is_there_while_a_rule_is_not_complete(self, office: None) -> None:
        page = RegulationPage.objects.get(slug="community-grid-workers")
        clause = next(each for each in page.clauses if each.value["rules"])
        clause.value["rules"][0].value["form"] = None

        assert clause.value["text"].splitlines()[0] in preview(page)

    def test_of_a_form_asks_its_fields(self, office: None) -> None:
        assert 'name="first_day"' in preview(FormPage.objects.get(slug="leave"))

    def test_of_a_shelf_lists_what_stands_there(self, office: None) -> None:
        assert "社区网格员管理办法" in preview(RegulationIndex.objects.get())
        assert "请假条" in preview(FormIndex.objects.get())
