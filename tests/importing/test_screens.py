"""导入制度 on the editors' side: every step is a post, survives, and can be taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regulations.models import ImportDraft

from .screens import DUTY, MENU, begin, levels, step
from .texts import COLLECTION
from .word_files import duty_rules, saved


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
