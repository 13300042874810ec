"""From an import to drafts: clauses, accepted rules, and what is left behind."""

from django.urls import reverse

from regulations.models import ImportDraft, RegulationPage

from .screens import begin
from .texts import COLLECTION, OFFICIAL


class TestSaving:
    def test_makes_drafts_with_clauses_that_keep_their_ids(self, editor):
        draft = begin(editor)
        response = editor.post(reverse("import_save", args=[draft.pk]))
        page = RegulationPage.objects.get(title="溪口站值班制度")

        assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert (page.live, page.slug) == (False, "xi-kou-zhan-zhi-ban-zhi-du")
        kept = [each["id"] for each in draft.outline["regulations"][0]["clauses"]]
        assert [each.id for each in page.clauses] == kept
        assert [each.value["sources"] for each in page.clauses] == [[]] * 5
        assert editor.get(response.url).status_code == 200

    def test_fills_in_the_heading_part(self, editor):
        editor.post(reverse("import_save", args=[begin(editor, OFFICIAL).pk]))
        page = RegulationPage.objects.get(title="溪口街道值班管理办法")

        assert (page.issuer, page.document_number) == ("溪口街道办事处", "溪街办发〔2026〕7号")
        assert (page.numbering, page.in_force_from.isoformat()) == ("articles", "2026-04-01")
        assert [each.value["number"] for each in page.clauses if each.value["number"]] == [
            "末段",
            "附件",
        ]

    def test_of_many_saves_each_that_is_kept_once(self, editor):
        before = RegulationPage.objects.count()
        draft = begin(editor, COLLECTION)
        for _again in range(2):
            editor.post(reverse("import_save", args=[draft.pk]))

        assert RegulationPage.objects.count() == before + 6
        assert "打开草稿" in editor.get(reverse("import_outline", args=[draft.pk])).content.decode()

    def test_without_a_title_saves_nothing(self, editor):
        draft = begin(editor, "1、每晚两人。\n2、不离岗。")
        response = editor.post(reverse("import_save", args=[draft.pk]), follow=True)

        assert "还没有保存" in response.content.decode()
        assert not RegulationPage.objects.filter(live=False).exists()

    def test_an_import_can_be_removed(self, editor):
        draft = begin(editor)
        editor.post(reverse("import_drop", args=[draft.pk]))

        assert not ImportDraft.objects.exists()
