"""A clause that nobody opened comes back as it was sent: nothing is lost by staying closed."""

import json

import pytest
from django.core.exceptions import SuspiciousOperation

from regulations.models import RegulationPage
from tests.regulations.editing.asking import changed, states
from tests.regulations.posting import edit_url, post

pytestmark = pytest.mark.usefixtures("office")
SLUGS = ("community-grid-workers", "township-grid", "community-feedback", "seal-use")


def read(page: RegulationPage, fields: dict) -> list:
    block = page.clauses.stream_block
    return block.clean(
        block.value_from_datadict(_as_posted(fields), {}, "clauses")
    ).get_prep_value()


def _as_posted(fields: dict):
    from django.http import QueryDict

    posted = QueryDict(mutable=True)
    posted.update(fields)
    return posted


class TestAClosedClause:
    @pytest.mark.parametrize("slug", SLUGS)
    def test_comes_back_as_it_was(self, slug):
        page = RegulationPage.objects.get(slug=slug)
        block = page.clauses.stream_block

        assert read(page, states(page)) == block.clean(page.clauses).get_prep_value()

    def test_may_have_another_level_all_the_same(self):
        page = RegulationPage.objects.get(slug="township-grid")

        now = read(page, changed(states(page), 1, level=["3"]))

        assert now[1]["value"]["level"] == "3"
        assert now[0]["value"] == page.clauses[0].get_prep_value()["value"]

    def test_is_read_from_its_own_fields_once_they_are_posted(self):
        page = RegulationPage.objects.get(slug="township-grid")
        fields = {**states(page), "clauses-0-value-level": "2", "clauses-0-value-text": "新文字"}
        fields |= {"clauses-0-value-rules-count": "0"}

        assert read(page, fields)[0]["value"]["text"] == "新文字"

    @pytest.mark.parametrize("posted", ["no JSON", "[]", "3"])
    def test_that_cannot_be_read_is_refused(self, posted):
        page = RegulationPage.objects.get(slug="seal-use")

        with pytest.raises(SuspiciousOperation):
            read(page, {**states(page), "clauses-0-value-state": posted})


class TestSaving:
    def test_with_all_clauses_closed_changes_none_of_them(self, editor):
        page = RegulationPage.objects.get(slug="community-grid-workers")
        before = page.clauses.stream_block.clean(page.clauses).get_prep_value()

        response = post(editor, page, clauses="", **states(page))

        assert response.status_code == 302
        draft = RegulationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert json.dumps(draft.clauses.get_prep_value(), default=str) == json.dumps(
            before, default=str
        )

    def test_opens_with_few_questions(self, editor, django_assert_max_num_queries):
        page = RegulationPage.objects.get(slug="community-grid-workers")
        editor.get(edit_url(page))

        with django_assert_max_num_queries(90):
            editor.get(edit_url(page))
