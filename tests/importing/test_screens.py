"""导入制度 on the editors' side: every step is a post, survives, and can be taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forms.schemas.models import FormPage
from people.models import User
from regulations.editing.reading import read_rule
from regulations.models import ImportDraft, RegulationPage
from regulations.vocabulary import vocabulary

from .texts import COLLECTION, OFFICIAL
from .word_files import duty_rules, saved

DUTY = "溪口站值班制度\n一、守班\n1、每晚两人。周末三人。\n2、不离岗。\n二、巡楼\n1、每晚两遍。"
#: The menu is handed to the browser as data.
MENU = '"url": "/admin/import/"'


@pytest.fixture
def sit(office: None) -> Callable[[str], Client]:
    """Somebody at the editors' side."""

    def sitting(user_name: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=user_name))
        return client

    return sitting


@pytest.fixture
def editor(sit: Callable[[str], Client]) -> Client:
    return sit("policy-editor")


def begin(client: Client, text: str = DUTY, **more: Any) -> ImportDraft:
    response = client.post(reverse("import_begin"), {"text": text, **more})
    assert response.status_code == 302, response.content.decode()
    return ImportDraft.objects.latest("pk")


def step(
    client: Client, draft: ImportDraft, name: str, at: int | None = None, /, **given: Any
) -> str:
    clauses = draft.outline["regulations"][0]["clauses"]
    chosen = {} if at is None else {"clause": clauses[at]["id"]}
    data = {"step": name, "regulation": "0", "shown": "1", **chosen, **given}
    response = client.post(reverse("import_step", args=[draft.pk]), data, follow=True)
    draft.refresh_from_db()
    return response.content.decode()


def levels(draft: ImportDraft, at: int = 0) -> list[int]:
    return [each["level"] for each in draft.outline["regulations"][at]["clauses"]]


class TestWhoMayImport:
    @pytest.mark.parametrize("name", ["policy-editor", "admin"])
    def test_is_whoever_adds_regulations(self, sit, name):
        client = sit(name)

        assert MENU in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.get(reverse("import_begin")).status_code == 200

    @pytest.mark.parametrize("name", ["policy-approver", "auditor"])
    def test_is_nobody_else(self, sit, name):
        client = sit(name)

        assert MENU not in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.get(reverse("import_begin")).status_code != 200

    def test_sees_only_his_own(self, sit, editor):
        draft = begin(editor)

        assert sit("admin").get(reverse("import_outline", args=[draft.pk])).status_code == 404
        assert sit("admin").post(reverse("import_save", args=[draft.pk])).status_code == 404


class TestBeginning:
    def test_with_a_word_file(self, editor):
        upload = SimpleUploadedFile("值班.docx", saved(duty_rules()))
        draft = begin(editor, text="", file=upload)

        assert draft.source_name == "值班.docx"
        assert draft.outline["regulations"][0]["title"] == "溪口站值班管理制度"
        assert "值班.docx" in editor.get(reverse("import_begin")).content.decode()

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({}, "请选择一个文件"),
            ({"text": " \n　"}, "请选择一个文件"),
            ({"file": SimpleUploadedFile("a.docx", b"")}, "空的"),
            ({"file": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, ".docx"),
            ({"text": "1、守岗。\n" * 20_001}, "20000"),
        ],
    )
    def test_with_what_cannot_be_read_says_so(self, editor, given, said):
        response = editor.post(reverse("import_begin"), given)

        assert response.status_code == 200
        assert said in response.content.decode()
        assert not ImportDraft.objects.exists()

    def test_with_ten_megabytes_of_pasted_text_says_so(self, editor):
        response = editor.post(reverse("import_begin"), {"text": "守" * 3_500_000})

        assert response.status_code == 400
        assert "一次少发一些" in response.content.decode()
        assert not ImportDraft.objects.exists()

    def test_with_one_line_without_a_number_tells_what_is_doubtful(self, editor):
        draft = begin(editor, "请大家按时交表不要拖延")
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()

        assert "没有找到题目" in page
        assert "没有找到带编号的条款" in page

    def test_shows_markup_as_text(self, editor):
        draft = begin(editor, "值班制度\n一、<script>alert(1)</script>")
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()

        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


class TestTheList:
    def test_leaves_out_what_says_the_same(self, editor):
        draft = begin(editor, COLLECTION)
        page = editor.get(reverse("import_outline", args=[draft.pk])).content.decode()

        assert [each["out"] for each in draft.outline["regulations"]] == [False] * 6 + [True]
        assert "与《夜巡管理制度1》相同（" in page

    def test_costs_the_same_for_one_and_for_many(self, editor):
        counts = []
        for text in (DUTY, COLLECTION):
            address = reverse("import_outline", args=[begin(editor, text).pk])
            editor.get(address)
            with CaptureQueriesContext(connection) as queries:
                editor.get(address)
            counts.append(len(queries))

        assert counts[0] == counts[1]


class TestSteps:
    def test_move_a_clause_with_what_stands_below(self, editor):
        draft = begin(editor)
        page = step(editor, draft, "deeper", 3)

        assert levels(draft) == [1, 2, 2, 2, 3]
        assert ">3</b>" in page
        step(editor, draft, "higher", 3)
        assert levels(draft) == [1, 2, 2, 1, 2]

    def test_split_and_join(self, editor):
        draft = begin(editor)
        text = draft.outline["regulations"][0]["clauses"][1]["text"]
        page = step(editor, draft, "split", 1, at=str(text.index("周末")))

        assert levels(draft) == [1, 2, 2, 2, 1, 2]
        assert "周末三人。" in page
        step(editor, draft, "join", 2)
        assert draft.outline["regulations"][0]["clauses"][1]["text"] == "每晚两人。\n周末三人。"

    def test_change_words_label_and_marks(self, editor):
        draft = begin(editor)
        step(editor, draft, "write", 0, title="看守", label="总说", text="第一段。\r\n第二段。")
        step(editor, draft, "know", 0)
        step(editor, draft, "leave_out", 2)
        first, second, third, *_more = draft.outline["regulations"][0]["clauses"]

        assert (first["title"], first["label"], first["text"]) == (
            "看守",
            "总说",
            "第一段。\n第二段。",
        )
        assert (first["known"], second["known"], third["out"]) == (True, True, True)

    def test_make_two_regulations_of_one_and_one_of_two(self, editor):
        draft = begin(editor)
        step(editor, draft, "begin_here", 3)
        assert [each["title"] for each in draft.outline["regulations"]] == [
            "溪口站值班制度",
            "巡楼",
        ]

        step(editor, draft, "merge", regulation="1")
        assert levels(draft) == [1, 2, 2, 1, 2]

    def test_can_be_taken_back_once(self, editor):
        draft = begin(editor)
        step(editor, draft, "join", 4)
        step(editor, draft, "undo")
        assert levels(draft) == [1, 2, 2, 1, 2]

        assert "没有可以撤销的步骤" in step(editor, draft, "undo")

    @pytest.mark.parametrize(
        ("name", "clause", "given"),
        [
            ("higher", 0, {}), ("join", 0, {}), ("split", 0, {"at": "9999"}), ("split", 0, {"at": "x"}),
            ("begin_here", 0, {}), ("write", 0, {"title": "长" * 81}), ("deeper", 0, {"regulation": "9"}),
            ("deeper", 0, {"clause": "gone"}), ("explode", 0, {}), ("merge", None, {}), ("deeper", None, {}),
        ],
    )  # fmt: skip
    def test_that_cannot_be_done_change_nothing(self, editor, name, clause, given):
        draft = begin(editor)
        before = draft.outline
        page = step(editor, draft, name, clause, **given)

        assert draft.outline == before
        assert draft.before is None
        assert "messages" in page


RULES = """溪口站守夜制度
一、请假
1、请假2天以内（含2天）的，由分管领导审批；超过2天的，由办事处主任审批。
2、网格员每周巡楼不少于三次。报区执法局备案。
"""


def decide(
    client: Client, draft: ImportDraft, name: str, at: int, place: int = 0, /, **given: Any
) -> str:
    """A press of one of the buttons beside a proposal."""
    proposal = proposals(draft, at)[place]["id"]
    return step(client, draft, name, at, proposal=proposal, **given)


def proposals(draft: ImportDraft, at: int) -> list[dict[str, Any]]:
    return draft.outline["regulations"][0]["clauses"][at]["suggestions"]


class TestProposedRules:
    def test_stand_beside_their_words(self, editor):
        draft = begin(editor, RULES)
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()

        assert "<mark>请假2天以内（含2天）的，由分管领导审批</mark>" in page
        assert "请假天数不超过 2 天的，由分管领导审批。" in page
        assert "<span>审批路线 <b>3</b></span>" in page
        assert "原文“区执法局”" in page

    def test_show_markup_as_text(self, editor):
        draft = begin(editor, RULES.replace("的，由分管", "的<i>，由分管"))
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()

        assert "<mark>请假2天以内（含2天）的&lt;i&gt;，由分管领导审批</mark>" in page
        assert "的<i>，" not in page

    def test_are_accepted_and_taken_back(self, editor):
        draft = begin(editor, RULES)
        page = decide(editor, draft, "accept", 1)
        assert "已采用" in page
        step(editor, draft, "undo")

        assert proposals(draft, 1)[0]["state"] == "open"
        decide(editor, draft, "refuse", 1)
        assert "未采用" in decide(editor, draft, "refuse", 1, 1)
        decide(editor, draft, "reopen", 1)
        assert [each["state"] for each in proposals(draft, 1)] == ["open", "refused"]

    def test_are_made_for_an_import_from_before_there_were_any(self, editor):
        draft = begin(editor, RULES)
        for clause in draft.outline["regulations"][0]["clauses"]:
            clause["suggestions"] = []
            del clause["read"]
        draft.save()
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()
        assert "由分管领导审批。" in page
        step(editor, draft, "accept_whole")

        assert [each["state"] for each in proposals(draft, 1)] == ["accepted"] * 2

    def test_are_closed_once_the_draft_is_saved(self, editor):
        draft = begin(editor, RULES)
        step(editor, draft, "accept_whole")
        editor.post(reverse("import_save", args=[draft.pk]))
        page = editor.get(reverse("import_clauses", args=[draft.pk, 1])).content.decode()

        assert "已采用" in page
        assert 'value="accept"' not in page
        assert 'value="reopen"' not in page
        assert "请在草稿里写" in step(editor, draft, "accept_whole")

    def test_say_what_is_to_be_chosen_first(self, editor):
        page = decide(editor, begin(editor, RULES), "accept", 2, 1)

        assert "采用前请先选好：表单、岗位。" in page

    def test_accepted_in_two_windows_are_accepted_once(self, editor):
        draft = begin(editor, RULES)
        decide(editor, draft, "accept", 1)
        page = decide(editor, draft, "accept", 1, **{"chosen-form": "case"})

        assert "在别处" in page
        assert proposals(draft, 1)[0]["chosen"] == {"form": "leave"}

    def test_become_rules_of_the_draft(self, editor):
        draft = begin(editor, RULES)
        step(editor, draft, "accept_whole")
        decide(editor, draft, "accept", 2)
        response = editor.post(reverse("import_save", args=[draft.pk]), follow=True)
        clauses = RegulationPage.objects.get(title="溪口站守夜制度").clauses

        assert [len(each.value["rules"]) for each in clauses] == [0, 2, 1]
        assert clauses[2].value["text"] == "网格员每周巡楼不少于三次。报区执法局备案。"
        assert all(
            rule.value["quote"] in each.value["text"]
            for each in clauses
            for rule in each.value["rules"]
        )
        assert "1 条建议的规则还没有处理" in response.content.decode()

    def test_of_which_the_words_or_the_form_are_gone_are_not_saved(self, editor):
        draft = begin(editor, RULES)
        step(editor, draft, "accept_whole")
        page = step(editor, draft, "write", 1, text="请假超过2天的，由办事处主任审批。")
        assert "依据的文字已不在本条里" in page
        FormPage.objects.filter(slug="leave").update(slug="other")
        response = editor.post(reverse("import_save", args=[draft.pk]), follow=True)

        assert not any(len(each.value["rules"]) for each in saved_clauses())
        assert "2 条已采用的规则没有带入草稿" in response.content.decode()

    def test_with_a_condition_that_was_not_read_keep_its_words_and_are_incomplete(self, editor):
        text = "溪口站守夜制度\n一、会场\n1、凡开会不到者，每次罚款50元。\n2、开会带本子。"
        draft = begin(editor, text)
        assert "文字“凡开会不到者”还要在草稿里补写" in decide(editor, draft, "accept", 1)
        editor.post(reverse("import_save", args=[draft.pk]))
        (rule,) = saved_clauses()[1].value["rules"]

        assert [dict(each) for each in rule.value["when"]] == [
            {"fact": "", "op": "=", "value": "凡开会不到者"}
        ]
        assert "“全部满足时 1 数据元”" in read_rule(rule, vocabulary()).missing[0]

    def test_cost_the_same_for_few_and_for_many(self, editor):
        counts = []
        for text in (
            RULES,
            RULES + "".join(f"{n}、网格员每月走访不少于{n}次。\n" for n in range(3, 60)),
        ):
            address = reverse("import_clauses", args=[begin(editor, text).pk, 1])
            editor.get(address)
            with CaptureQueriesContext(connection) as queries:
                editor.get(address)
            counts.append(len(queries))

        assert counts[0] == counts[1]


def saved_clauses() -> Any:
    return RegulationPage.objects.get(title="溪口站守夜制度").clauses


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
