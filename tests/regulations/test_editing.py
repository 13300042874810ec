"""The editor's screen: what keeps a regulation from being published is said there; drafts may be anything."""

import json
from datetime import date

import pytest
from django.test import Client

from people.models import User
from regulations.models import Edition, RegulationPage
from tests.regulations.posting import edit_url, post
from tests.seals import FILED, OVER_TEN, RULES, UP_TO_TEN, clause, draft, published, route, when

pytestmark = pytest.mark.usefixtures("seal_form")

MISTAKES = {
    "hole": ([UP_TO_TEN, FILED], "11 份"),
    "overlap": (
        [UP_TO_TEN, OVER_TEN, clause("都批。", route(when("seal.copies", ">", 30)))],
        "31 份",
    ),
    "quote": ([clause("办事处主任批。", route(quote="党工委书记批"))], "党工委书记批"),
}
each_mistake = pytest.mark.parametrize(("clauses", "said"), MISTAKES.values(), ids=MISTAKES)


def in_editor(response, said: str) -> bool:
    """Whether the editor shows a sentence; it gets those about clauses as JSON."""
    return json.dumps(said)[1:-1] in response.content.decode()


@pytest.fixture
def admin(office: None, client: Client) -> Client:
    """The administrator at the editor's screen."""
    client.force_login(User.objects.get(username="admin"))
    return client


@pytest.mark.slow
class TestPressingPublish:
    def test_makes_the_first_edition(self, admin):
        page = draft(*RULES)

        response = post(admin, page, "action-publish")

        assert response.status_code == 302
        edition = Edition.objects.get(regulation=page)
        assert edition.published_by.username == "admin"
        assert RegulationPage.objects.get(pk=page.pk).live

    def test_makes_the_next_edition_of_a_published_one(self, admin):
        page = published(*RULES)

        response = post(admin, page, "action-publish", in_force_from="2026-09-01")

        assert response.status_code == 302
        assert [each.number for each in page.editions.all()] == [2, 1]
        assert page.editions.first().in_force_from == date(2026, 9, 1)

    @each_mistake
    def test_with_a_mistake_says_so_and_publishes_nothing(self, admin, clauses, said):
        page = draft(*clauses)

        response = post(admin, page, "action-publish")

        assert response.status_code == 200
        assert in_editor(response, said)
        assert not Edition.objects.filter(regulation=page).exists()
        assert not RegulationPage.objects.get(pk=page.pk).live

    def test_with_a_mistake_leaves_the_published_text_as_it_was(self, admin):
        page = published(*RULES)
        page.clauses = draft(UP_TO_TEN, FILED, slug="other").clauses.raw_data

        post(admin, page, "action-publish")

        now = RegulationPage.objects.get(pk=page.pk)
        assert len(now.clauses) == 3
        assert now.editions.count() == 1

    def test_with_an_unknown_post_says_so(self, admin):
        page = draft(clause("都批。", route(by=[{"post": "seal-keeper", "act": "approve"}])))

        response = post(admin, page, "action-publish")

        assert "clauses" in response.context["form"].errors
        assert not Edition.objects.filter(regulation=page).exists()


class TestSavingADraft:
    @each_mistake
    def test_is_possible_with_the_same_mistakes(self, admin, clauses, said):
        page = draft(*clauses)

        response = post(admin, page, title="改了一半")

        assert response.status_code == 302
        assert RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == (
            "改了一半"
        )
        assert not Edition.objects.filter(regulation=page).exists()

    def test_of_a_published_regulation_changes_nothing_in_force(self, admin):
        page = published(*RULES)

        for title in ("改了一半", "改完一半"):
            post(admin, page, title=title)

        assert page.editions.get().title == "用印管理办法"


@pytest.mark.slow
class TestModeration:
    """The policy editor hands a text to the approver, who publishes it (DM-1)."""

    @pytest.fixture
    def handed_over(self, office, client):
        def hand_over(*clauses):
            page = draft(*clauses)
            client.force_login(User.objects.get(username="policy-editor"))
            response = post(client, page, "action-submit")
            return page, response

        return hand_over

    @each_mistake
    def test_checks_before_the_approver_sees_it(self, handed_over, clauses, said):
        page, response = handed_over(*clauses)

        assert in_editor(response, said)
        assert page.current_workflow_state is None

    def test_publishes_when_the_approver_agrees(self, handed_over, client):
        page, response = handed_over(*RULES)
        assert response.status_code == 302
        client.force_login(User.objects.get(username="policy-approver"))

        client.post(_approval(page))

        assert page.editions.get().published_by.username == "policy-approver"

    def test_says_what_went_wrong_in_the_meantime(self, handed_over, client):
        page, _response = handed_over(*RULES)
        published(*RULES, slug="twin", title="抢先发布的办法")
        client.force_login(User.objects.get(username="policy-approver"))

        came_from = {"referer": "http://testserver" + edit_url(page)}
        response = client.post(_approval(page), headers=came_from, follow=True)

        assert response.redirect_chain[-1][0].endswith(edit_url(page))
        assert "抢先发布的办法" in response.content.decode()
        assert not page.editions.exists()
        assert page.current_workflow_state.status == "in_progress"

    def test_does_not_let_the_editor_publish_alone(self, handed_over, client):
        page, _response = handed_over(*RULES)

        post(client, page, "action-publish")

        assert not page.editions.exists()


def _approval(page) -> str:
    from django.urls import reverse

    task_state = page.current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk])


@pytest.mark.slow
class TestTheRegulationsOfTheDemoOffice:
    """Whatever rules a regulation has, the editor's screen takes it as it is."""

    @pytest.mark.parametrize(
        "slug",
        [
            "community-grid-workers",
            "township-grid",
            "street-grid-centre",
            "patrols-and-visits",
            "community-feedback",
            "seal-use",
        ],
    )
    def test_are_published_again_unchanged(self, admin, slug):
        page = RegulationPage.objects.get(slug=slug)

        response = post(admin, page, "action-publish")

        assert response.status_code == 302
        newer, first = page.editions.all()
        sentences = [[rule["sentence"] for rule in clause["rules"]] for clause in newer.clauses]
        assert sentences == [
            [rule["sentence"] for rule in clause["rules"]] for clause in first.clauses
        ]
