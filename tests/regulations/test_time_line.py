"""Amended, corrected, repealed, replaced: several editions on one time line (DM-5)."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from people.models import Person, Unit
from regulations.in_force import in_force
from regulations.models import Change, Edition, RegulationPage
from regulations.publishing import NotPublishable
from regulations.shelf import current
from tests.regulations.posting import post
from tests.seals import draft, published

pytestmark = pytest.mark.usefixtures("seal_form")


def publish_anew(page: RegulationPage, **changed: object) -> Edition:
    """The page with changes, published as its next edition."""
    page = RegulationPage.objects.get(pk=page.pk)
    for name, value in changed.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page.editions.order_by("-number").first()


def told(page: RegulationPage, **changed: object) -> str:
    """What is said instead of publishing."""
    with pytest.raises(NotPublishable) as refused, transaction.atomic():
        publish_anew(page, **changed)
    return str(refused.value)


def binding(on: date, *slugs: str) -> list[tuple[str, int]]:
    """Slug and number of what binds the street on a day."""
    found = in_force(Unit.objects.get(code="street"), on)
    return sorted((each.slug, each.number) for each in found if each.slug in slugs)


class TestAnAmendment:
    def test_follows_on_its_day_and_says_why(self):
        edition = publish_anew(
            published(), in_force_from=date(2026, 9, 1), reason="分管领导调整，审批随之调整。"
        )

        assert (edition.number, edition.change) == (2, Change.AMENDMENT)
        assert edition.reason.startswith("分管领导")
        assert binding(date(2026, 8, 31), "seals") == [("seals", 1)]
        assert binding(date(2026, 9, 1), "seals") == [("seals", 2)]

    def test_that_would_come_before_the_last_edition_is_refused(self):
        page = published()

        assert "2026-03-01" in told(page, in_force_from=date(2026, 2, 1))

    def test_the_first_edition_is_the_first_whatever_is_chosen(self):
        assert published().editions.get().change == Change.FIRST


class TestACorrection:
    def test_stands_in_place_of_the_edition_that_it_corrects(self):
        edition = publish_anew(published(), change=Change.CORRECTION, reason="第二条漏了一个字。")

        assert edition.change == Change.CORRECTION
        assert binding(date(2026, 3, 1), "seals") == [("seals", 2)]

    def test_cannot_choose_its_day(self):
        said = told(
            published(), change=Change.CORRECTION, reason="漏字。", in_force_from=date(2026, 5, 1)
        )

        assert "2026-03-01" in said
        assert "修订" in said

    def test_without_a_reason_or_an_edition_before_is_refused(self):
        assert "理由" in told(published(), change=Change.CORRECTION)
        assert "修订" in told(draft(slug="new"), change=Change.CORRECTION, reason="漏字。")


class TestARepeal:
    def test_ends_the_regulation_on_its_day(self):
        page = published()
        clauses = page.editions.get().clauses
        edition = publish_anew(
            page,
            change=Change.REPEAL,
            reason="印章改由区里统一管理。",
            in_force_from=date(2026, 10, 1),
        )

        assert (edition.ends, edition.clauses, edition.binds.count()) == (True, [], 0)
        assert binding(date(2026, 9, 30), "seals") == [("seals", 1)]
        assert binding(date(2026, 10, 1), "seals") == []
        assert page.editions.get(number=1).clauses == clauses

    def test_needs_a_reason_and_something_to_end(self):
        page = published()
        assert "理由" in told(page, change=Change.REPEAL)
        publish_anew(page, change=Change.REPEAL, reason="不再需要。")
        assert "2026-03-01" in told(page, change=Change.REPEAL, reason="再来一次。")

    def test_can_be_undone_by_a_later_edition(self):
        page = published()
        publish_anew(
            page, change=Change.REPEAL, reason="不再需要。", in_force_from=date(2026, 5, 1)
        )
        publish_anew(page, change=Change.AMENDMENT, in_force_from=date(2026, 6, 1))

        assert binding(date(2026, 5, 15), "seals") == []
        assert binding(date(2026, 6, 1), "seals") == [("seals", 3)]

    def test_leaves_it_out_of_what_is_in_force(self):
        publish_anew(published(), change=Change.REPEAL, reason="不再需要。")

        assert not current(date(2026, 4, 1)).filter(slug="seals").exists()


class TestAReplacement:
    def test_ends_the_other_on_the_day_it_begins(self):
        old = published()
        new = draft(slug="new-seals", title="印章使用办法", in_force_from=date(2026, 7, 1))
        publish_anew(new, replaces=[old])

        ending = old.editions.order_by("-number").first()
        assert (ending.change, ending.replaced_by.slug) == (Change.REPLACEMENT, "new-seals")
        assert "印章使用办法" in ending.reason
        assert binding(date(2026, 6, 30), "seals", "new-seals") == [("seals", 1)]
        assert binding(date(2026, 7, 1), "seals", "new-seals") == [("new-seals", 1)]

    def test_without_saying_so_is_the_same_matter_ruled_twice(self):
        published()

        assert "用印管理办法" in told(draft(slug="new-seals", title="印章使用办法"))

    def test_of_what_begins_later_or_was_never_published_is_refused(self):
        old = published(in_force_from=date(2026, 8, 1))
        new = draft(slug="new-seals", title="印章使用办法", in_force_from=date(2026, 7, 1))

        assert "2026-08-01" in told(new, replaces=[old])
        assert "从未" in told(new, replaces=[draft(slug="other-seals")])

    def test_that_fails_on_the_way_ends_nothing(self, monkeypatch):
        old = published()
        new = draft(slug="new-seals", title="印章使用办法")
        new.replaces = [old]
        revision = new.save_revision()
        monkeypatch.setattr("wagtail.log_actions.registry.log", lambda *args, **kwargs: 1 / 0)

        with pytest.raises(ZeroDivisionError), transaction.atomic():
            revision.publish()

        assert old.editions.count() == 1


class TestOnTheEditorsSide:
    @pytest.fixture
    def approver(self, client: Client, person) -> Client:
        client.force_login(person("policy-approver").user)
        return client

    def test_what_the_last_edition_did_is_not_proposed_again(self, approver, page):
        publish_anew(page, change=Change.CORRECTION, reason="漏字。")
        opened = approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

        assert '<option value="amendment" selected>' in opened
        assert "漏字" not in opened

    def test_a_repeal_is_published_like_any_edition(self, approver, page):
        post(
            approver, page, "action-publish",
            change="repeal", reason="不再需要。", in_force_from="2026-12-01",
        )  # fmt: skip

        assert page.editions.first().change == Change.REPEAL

    @pytest.mark.parametrize("name", ["unpublish", "delete"])
    def test_what_was_published_is_not_taken_away(self, client, person, page, name):
        client.force_login(person("admin").user)
        answer = client.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), follow=True)

        assert "废止" in answer.content.decode()
        assert RegulationPage.objects.get(pk=page.pk).live

    def test_nor_many_at_once(self, client, person, page):
        client.force_login(person("admin").user)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{url}?id={page.pk}&next=/admin/", follow=True)

        assert RegulationPage.objects.filter(pk=page.pk).exists()

    @pytest.fixture
    def page(self) -> RegulationPage:
        return published()


def test_who_published_stands_in_the_edition(client: Client, person):
    approver: Person = person("policy-approver")
    client.force_login(approver.user)
    page = draft()
    post(client, page, "action-publish")

    assert page.editions.get().published_by == approver.user


class TestReadingWhatHasEnded:
    """The last text stays to be read, with the day and the reason of its end."""

    def test_says_when_and_why(self, client: Client):
        publish_anew(published(), change=Change.REPEAL, reason="印章改由区里统一管理。")
        read = client.get(reverse("portal:regulation", args=["seals"])).content.decode()

        assert "停止施行" in read
        assert "印章改由区里统一管理。" in read
        assert "办事处主任批" in read

    def test_it_is_not_on_the_shelf(self, client: Client):
        publish_anew(published(), change=Change.REPEAL, reason="不再需要。")

        assert "用印管理办法" not in client.get(reverse("portal:regulations")).content.decode()
