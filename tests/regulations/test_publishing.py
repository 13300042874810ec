"""Publishing checks, publishes and freezes an edition in one transaction, or does none of it."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from facts.words import Words
from people.models import Post
from regulations.compiling import rules_of_edition
from regulations.models import Edition, RegulationPage
from regulations.publishing import NotPublishable, digest_of
from tests.seals import UP_TO_TEN, clause, draft, published, route, when

pytestmark = pytest.mark.usefixtures("seal_form")


class TestPublishing:
    def test_makes_an_edition(self):
        page = published()
        edition = page.editions.get()

        assert page.live
        assert (edition.number, edition.slug, edition.in_force_from) == (
            1,
            "seals",
            date(2026, 3, 1),
        )
        assert [unit.code for unit in edition.binds.all()] == ["street"]
        assert [each["path"] for each in edition.clauses] == ["一", "二", "三"]
        assert edition.heading["issuer"] == "云桥街道办事处"

    def test_again_makes_the_next_edition(self):
        page = published()
        page.in_force_from = date(2026, 9, 1)
        page.save_revision().publish()

        assert [each.number for each in page.editions.all()] == [2, 1]
        assert "2" in page.editions.first().label

    @pytest.mark.parametrize(
        "after", ["regulations.models.Edition.save", "wagtail.log_actions.registry.log"]
    )
    def test_that_fails_on_the_way_leaves_neither_page_nor_edition(self, monkeypatch, after):
        """Check, page and edition are one."""
        page = draft()
        revision = page.save_revision()
        monkeypatch.setattr(after, lambda *args, **kwargs: 1 / 0)

        with pytest.raises(ZeroDivisionError), transaction.atomic():
            revision.publish()

        assert not RegulationPage.objects.get(pk=page.pk).live
        assert not page.editions.exists()

    def test_with_a_finding_leaves_it_unpublished(self):
        page = draft(UP_TO_TEN)

        with pytest.raises(NotPublishable) as refused:
            page.save_revision().publish()

        assert "10.5" in str(refused.value) or "11" in str(refused.value)
        assert not RegulationPage.objects.get(pk=page.pk).live
        assert not Edition.objects.filter(slug="seals").exists()

    def test_keeps_the_clause_ids_when_clauses_are_moved(self):
        page = published()
        before = {each["text"]: each["id"] for each in page.editions.get().clauses}
        page.clauses = list(reversed(page.clauses.raw_data))
        page.save_revision().publish()

        after = page.editions.first().clauses
        assert {each["text"]: each["id"] for each in after} == before
        assert [each["path"] for each in after] == ["一", "二", "三"]


class TestTheDigest:
    def test_is_that_of_what_was_published(self):
        edition = published().editions.get()

        assert edition.digest == digest_of(edition.title, edition.heading, edition.clauses)
        assert len(edition.digest) == 64

    def test_stays_the_same_for_the_same_text(self):
        page = published()
        page.save_revision().publish()

        first, second = page.editions.all()
        assert first.digest == second.digest

    def test_changes_with_a_bound(self):
        page = published()
        raw = page.clauses.raw_data
        for number, op in [(0, "<="), (1, ">")]:
            rule = raw[number]["value"]["rules"][0]["value"]
            rule["when"] = [when("seal.copies", op, "12")]
        page.clauses = list(raw)
        page.save_revision().publish()

        latest, first = page.editions.all()
        assert latest.digest != first.digest


class TestTheWordsOfAnEdition:
    """Labels stay as they were when it was published."""

    def test_stay_when_a_post_gets_another_name(self):
        edition = published().editions.get()
        Post.objects.filter(code="office-director").update(name="办公室主任")

        rule = rules_of_edition(edition.pk, edition.digest)[0]

        assert isinstance(rule.words, Words)
        assert "办事处主任" in rule.rule.sentence(rule.words)

    def test_make_a_sentence_for_every_rule(self):
        rules = [rule for each in published().editions.get().clauses for rule in each["rules"]]

        assert [bool(rule["sentence"]) for rule in rules] == [True] * 3
        assert "印章" not in rules[0]["sentence"]
        assert "份数" in rules[0]["sentence"]

    def test_of_d1_too(self):
        d1 = Edition.objects.get(slug="community-grid-workers")
        rules = [rule for each in d1.clauses for rule in each["rules"]]

        assert rules
        assert all(len(rule["sentence"]) > 6 for rule in rules)


def test_a_rule_rests_on_its_quote_or_else_on_the_whole_clause():
    page = published(
        clause("办事处主任批。盖章前登记。", route(quote="办事处主任批")),
    )
    edition = page.editions.get()
    (rule,) = rules_of_edition(edition.pk, edition.digest)

    assert rule.basis.quote == "办事处主任批"
    assert (rule.basis.regulation, rule.basis.path) == ("seals", "一")


class TestEveryWayOfPublishing:
    """Wagtail has several; each makes one edition, and saving makes none."""

    def test_by_the_action_that_the_editors_button_runs(self):
        page = draft()

        PublishPageRevisionAction(page.save_revision()).execute(skip_permission_checks=True)

        assert page.editions.count() == 1

    def test_by_schedule(self, monkeypatch):
        page, tomorrow = draft(), timezone.now() + timedelta(days=1)
        page.go_live_at = tomorrow
        page.save_revision().publish()
        assert not page.editions.exists()

        monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(hours=1))
        call_command("publish_scheduled", verbosity=0)
        assert page.editions.count() == 1

    def test_not_by_saving_a_page_or_its_draft(self):
        page = published()
        page.save()
        page.save_revision().as_object().save()

        assert page.editions.count() == 1


def test_lines_end_alike_whether_typed_in_a_browser_or_read_from_a_file():
    typed = published(clause("一是登记。\r\n二是盖章。", note="口头的\r\n也算。"), slug="typed")

    (kept,) = typed.editions.get().clauses
    assert (kept["text"], kept["note"]) == ("一是登记。\n二是盖章。", "口头的\n也算。")
