"""建议的规则 beside the clauses of an import: accepted, refused, reopened."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forms.schemas.models import FormPage
from regulations.editing.reading import read_rule
from regulations.models import ImportDraft, RegulationPage
from regulations.vocabulary import vocabulary

from .screens import begin, saved_clauses, step

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
