"""建议规则 beside an open clause: proposed for the text as it stands on the screen."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import User
from regulations.blocks import RulesBlock
from regulations.models import RegulationPage
from tests.seals import RULES, draft

LEAVE = "请假2天以内的，由分管领导审批。"


def ask(client: Client, page: RegulationPage, text: str, title: str = "") -> list[dict]:
    address = reverse("regulation_suggest", args=[page.pk])
    return client.post(address, {"text": text, "title": title}).json()["suggestions"]


class TestAskingForSuggestions:
    def test_tells_kind_words_and_sentence(self, editor):
        (told,) = ask(editor, draft(*RULES), LEAVE)

        assert (told["kind"], told["label"]) == ("route", "审批路线")
        assert told["quote"] == "请假2天以内的，由分管领导审批"
        assert told["sentence"] == "请假天数不超过 2 天的，由分管领导审批。"
        assert (told["missing"], told["value"]["form"]) == ("", ["leave"])

    def test_tells_what_is_still_to_be_filled_in(self, editor):
        (told,) = ask(editor, draft(*RULES), "网格员每周巡查不少于三次。")

        assert told["missing"] == "记录表单"
        assert told["value"]["at_least"] == "3"

    def test_what_it_tells_is_the_state_of_a_block(self, editor):
        (told,) = ask(editor, draft(*RULES), LEAVE)
        block = RulesBlock().child_blocks["route"]

        assert set(told["value"]) == set(block.child_blocks)
        assert told["value"]["stations"][0]["value"]["post"] == ["deputy-leader"]

    @pytest.mark.parametrize("text", ["", "　\n", "值班要认真。", "\x00<script>", "天" * 30_000])
    def test_has_none_for_a_text_that_rules_nothing(self, editor, text):
        assert ask(editor, draft(*RULES), text) == []

    def test_costs_the_same_for_few_and_for_many(self, editor):
        page, counts = draft(*RULES), []
        for text in (LEAVE, LEAVE * 20):
            with CaptureQueriesContext(connection) as queries:
                ask(editor, page, text)
            counts.append(len(queries))

        assert counts[0] == counts[1]


class TestWhoMayAsk:
    @pytest.mark.parametrize("name", ["auditor", "grid-worker"])
    def test_is_not_who_may_not_write(self, office, name):
        client, page = Client(), draft(*RULES)
        client.force_login(User.objects.get(username=name))
        response = client.post(reverse("regulation_suggest", args=[page.pk]), {"text": LEAVE})

        assert response.status_code in (302, 403)

    def test_asking_is_a_post(self, editor):
        assert editor.get(reverse("regulation_suggest", args=[0])).status_code == 405
