"""Which clauses run, which only have to be known, which are open: by clause, by source, by kind of rule."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from people.models import User
from regulations.coverage import Count, Standing, coverage_of_clauses, provisions, total
from regulations.covering import coverage_of_draft, coverage_of_drafts, coverage_on
from tests.seals import RULES, clause, draft, published

SPRING = date(2026, 4, 1)
KNOWN = clause("印章由专人保管。", known=True, sources=["S-1", "S-2"])
OPEN = clause("不得外借。", sources=["S-2", "S-3"])
HEADING = clause("", title="总则", sources=["S-9"])


def row(**more):
    """A clause as an edition keeps it."""
    return {"id": "a", "path": "一", "title": "", "text": "有字。", "known": False,
            "sources": [], "rules": [], **more}  # fmt: skip


def own(found):
    return next(each for each in found if each.slug == "seals")


class TestACount:
    def test_is_full_only_when_nothing_is_open(self):
        assert Count(199, 0, 1).percent == 99
        assert Count(1, 1, 0).percent == Count(0, 0, 0).percent == 100

    def test_adds_up(self):
        assert total([Count(1, 2, 3), Count(4, 5, 6)]) == Count(5, 7, 9)


class TestAClause:
    def test_runs_by_a_rule_whatever_it_is_marked_as(self):
        told = provisions([row(rules=[{"kind": "evidence"}], known=True), row(known=True), row()])

        assert [each for _clause, each in told] == [Standing.RUNS, Standing.KNOWN, Standing.OPEN]

    def test_without_text_lays_nothing_down_unless_it_has_a_table(self):
        assert provisions([row(text=" ")]) == []
        assert len(provisions([row(text="", table=[["甲", "乙"]])])) == 1


def test_a_source_taken_up_twice_counts_as_the_more_settled():
    found = coverage_of_clauses("s", "", [row(sources=["S-1"]), row(sources=["S-1"], known=True)])

    assert found.sources == Count(0, 1, 0)


@pytest.mark.usefixtures("office")
class TestOfRegulations:
    def test_counts_what_is_in_force_on_a_day(self):
        published(*RULES, KNOWN, OPEN, HEADING)
        found = own(coverage_on(SPRING))

        assert (found.clauses, found.sources) == (Count(3, 1, 1), Count(0, 2, 1))
        assert found.kinds == {"route": 3}
        assert "seals" not in [each.slug for each in coverage_on(date(2026, 2, 1))]

    def test_counts_drafts_as_they_were_last_saved(self):
        page = published()
        page.clauses = [*page.clauses.raw_data, *draft(OPEN, slug="b").clauses.raw_data]
        page.save_revision()

        assert own(coverage_on(SPRING)).clauses.open == 0
        assert own(coverage_of_drafts()).clauses.open == 1

    def test_reads_a_draft_whose_rules_are_not_complete(self):
        page = draft()
        page.clauses.raw_data[0]["value"]["rules"][0]["value"]["form"] = ""
        page.save_revision()
        page.refresh_from_db()

        assert coverage_of_draft(page).clauses == Count(3, 0, 0)

    def test_takes_one_query_each(self, django_assert_num_queries):
        published()
        with django_assert_num_queries(1):
            coverage_on(SPRING)
        with django_assert_num_queries(1):
            coverage_of_drafts()

    def test_settles_what_of_the_demo_office_runs(self):
        kinds = {kind for each in coverage_on(SPRING) for kind in each.kinds}

        assert {"route", "limit", "deadline", "grade"} <= kinds


@pytest.fixture
def editor(office: None, client: Client) -> Client:
    client.force_login(User.objects.get(username="policy-editor"))
    return client


class TestThePages:
    @pytest.mark.parametrize("name", ["regulation_coverage", "portal:coverage"])
    def test_tell_editors_what_is_open(self, editor, name):
        page = published(*RULES, OPEN)
        said = editor.get(reverse(name), {"on": "2026-04-01"}).content.decode()

        assert "4 条里 75% 有着落" in said
        assert f"/regulations/seals/?edition=1#{page.clauses[3].id}" in said

    def test_lead_from_a_draft_into_the_editor(self, editor):
        page = draft(OPEN)
        said = editor.get(reverse("regulation_coverage"), {"drafts": "1"}).content.decode()

        assert f"/admin/pages/{page.pk}/edit/#block-{page.clauses[0].id}-section" in said

    @pytest.mark.parametrize("name", ["regulation_coverage", "portal:coverage"])
    def test_are_not_for_others(self, office, client, name):
        client.force_login(User.objects.get(username="grid-worker"))

        assert client.get(reverse(name)).status_code in (302, 403, 404)

    def test_take_no_more_queries_for_more_clauses(self, editor, django_assert_max_num_queries):
        published(*RULES, *(clause(f"{n}。") for n in range(50)))

        with django_assert_max_num_queries(15):
            editor.get(reverse("portal:coverage"))

    def test_survive_a_day_that_is_none(self, editor):
        assert editor.get(reverse("portal:coverage"), {"on": "明天"}).status_code == 200
