"""Starting, following, reading and taking away, on the editors' side."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from people.models import User
from regulations.models import RegulationPage
from tests.seals import UP_TO_TEN, draft
from tests.trials.drafts import THREE_DAYS, page, redraft, tried
from workflows.trials.models import Trial, TrialFinding, TrialState
from workflows.trials.running import run

pytestmark = pytest.mark.usefixtures("office")

FILLED_IN = {"forms": ["leave"], "first": "2026-01-01", "last": "2026-12-31", "against": "kept"}


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


@pytest.fixture
def editor(office) -> Client:
    return signed_in("policy-editor")


def overview(regulation: RegulationPage | None = None) -> str:
    return reverse("trials:overview", args=[(regulation or page()).pk])


def text(response) -> str:
    assert response.status_code == 200, response
    return response.content.decode()


class TestStarting:
    def test_is_offered_beside_the_editor(self, editor):
        edit = text(editor.get(reverse("wagtailadmin_pages:edit", args=[page().pk])))

        assert edit.count(f'href="{overview()}"') == 2

    def test_comes_with_forms_and_range_filled_in(self, editor):
        shown = text(editor.get(overview()))

        assert "请假条" in shown
        assert "每件办理时所依据的版本" in shown
        assert "没有改动" in shown

    def test_leads_to_the_bar(self, editor, ask_leave):
        ask_leave(3)
        redraft(*THREE_DAYS)
        response = editor.post(overview(), FILLED_IN, follow=True)

        assert "正在排队" in text(response)
        assert "正在试运行" in text(editor.get(overview()))

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"first": "2027-01-01"}, "反而更早"),
            ({"first": "2025-01-01", "last": "2025-02-01"}, "没有人提交过"),
            ({"forms": []}, "至少选一种"),
            ({"forms": ["nothing"]}, "nothing"),
            ({"first": "31.2.2026"}, "alert"),
        ],
    )
    def test_what_cannot_be_is_said_and_nothing_started(self, editor, ask_leave, changed, said):
        ask_leave(3)

        assert said in text(editor.post(overview(), {**FILLED_IN, **changed}))
        assert not Trial.objects.exists()


class TestADraftWithFindings:
    def test_is_not_tried_and_leads_to_the_checks(self, editor):
        regulation = draft(UP_TO_TEN)
        regulation.save_revision()
        shown = text(editor.get(overview(regulation)))

        assert "草案还不能试运行" in shown
        assert reverse("regulation_checks", args=[regulation.pk]) in shown
        assert text(editor.post(overview(regulation), FILLED_IN))
        assert not Trial.objects.exists()


class TestARegulationNeverPublished:
    def test_is_held_against_nothing_laid_down(self, editor):
        regulation = draft()
        regulation.save_revision()

        assert "还没有发布过" in text(editor.get(overview(regulation)))


class TestTheBar:
    def test_shows_figures_and_is_asked_for_again(self, editor, ask_leave):
        for days in (3, 2, 3):
            ask_leave(days)
        redraft(*THREE_DAYS)
        editor.post(overview(), FILLED_IN)
        trial = Trial.objects.get()
        run(trial.pk, at_once=1, seconds=0)
        bar = editor.get(reverse("trials:progress", args=[trial.pk]))

        assert "已看 1 件，共 3 件（33%），目前 1 件会不一样" in text(bar)
        assert "hx-get" in text(bar)
        assert "HX-Refresh" not in bar

    def test_gives_way_to_the_result(self, editor, ask_leave):
        ask_leave(3)
        trial = tried()

        assert editor.get(reverse("trials:progress", args=[trial.pk]))["HX-Refresh"] == "true"

    def test_can_be_stopped(self, editor, ask_leave):
        ask_leave(3)
        editor.post(overview(), FILLED_IN)
        trial = Trial.objects.get()
        response = editor.post(reverse("trials:stop", args=[trial.pk]), follow=True)

        assert "试运行已停止" in text(response)
        assert Trial.objects.get().state == TrialState.STOPPED


@pytest.fixture
def result(ask_leave) -> Trial:
    ask_leave(3), ask_leave(2)
    return tried(redraft(*THREE_DAYS))


class TestTheResult:
    def test_is_said_in_words_and_figures(self, editor, result):
        shown = text(editor.get(reverse("trials:trial", args=[result.pk])))

        assert "2 件里有 1 件会不一样" in shown
        assert "看数据" in shown
        assert "三.2" in shown
        assert "trial-months" in shown

    def test_names_nobody_to_who_may_not_see_the_matter(self, editor, result, person):
        shown = text(editor.get(reverse("trials:trial", args=[result.pk])))
        serial = result.findings.get().serial

        assert serial in shown
        assert "网格员" in shown
        assert person("grid-worker").name not in shown
        assert reverse("portal:proceeding", args=[serial]) not in shown

    def test_leads_who_may_see_it_to_the_matter(self, result, person):
        shown = text(signed_in("admin").get(reverse("trials:trial", args=[result.pk])))

        assert reverse("portal:proceeding", args=[result.findings.get().serial]) in shown
        assert person("grid-worker").name in shown

    def test_can_be_narrowed_to_a_kind(self, editor, result):
        address = reverse("trials:trial", args=[result.pk])
        serial = result.findings.get().serial

        assert serial in text(editor.get(f"{address}?kind=chain"))
        assert serial not in text(editor.get(f"{address}?kind=due"))
        assert serial in text(editor.get(f"{address}?kind=%00&after=nonsense"))

    def test_goes_page_by_page_at_the_same_cost(
        self, editor, result, django_assert_max_num_queries
    ):
        first = result.findings.get()
        for number in range(45):
            first.pk, first.serial = None, f"QJ-2026-9{number:03}"
            first.save()
        address = reverse("trials:trial", args=[result.pk])
        with django_assert_max_num_queries(40):
            shown = text(editor.get(address))
        assert shown.count("QJ-2026-9") == 19
        after = list(result.findings.values_list("pk", flat=True))[39]
        assert text(editor.get(f"{address}?after={after}")).count("QJ-2026-9") == 6


class TestTheTable:
    def test_of_excel_holds_every_difference(self, editor, result):
        response = editor.get(reverse("trials:xlsx", args=[result.pk]))
        content = b"".join(response.streaming_content)
        heading, row = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)

        assert heading[0] == "编号"
        assert row[0] == result.findings.get().serial
        assert "签注意见" in row[5]

    def test_of_csv_says_the_same(self, editor, result):
        response = editor.get(reverse("trials:csv", args=[result.pk]))
        content = b"".join(response.streaming_content).decode("utf-8-sig")

        assert len(list(csv.reader(StringIO(content)))) == 2
        assert "attachment" in response["Content-Disposition"]

    @pytest.mark.parametrize("given", ["=1+1", "+1", "-1", "@x", "\t=1"])
    def test_reckons_with_nothing(self, editor, result, given):
        finding = result.findings.get()
        finding.differences = [{**finding.differences[0], "after": given}]
        finding.save()
        book = b"".join(editor.get(reverse("trials:xlsx", args=[result.pk])).streaming_content)
        table = b"".join(editor.get(reverse("trials:csv", args=[result.pk])).streaming_content)

        cell = load_workbook(BytesIO(book)).active["G2"]
        assert (cell.data_type, cell.value) == ("s", given)
        assert f"'{given}" in table.decode()

    def test_of_excel_is_cut_where_excel_would_call_it_damaged(self, editor, result):
        finding = result.findings.get()
        finding.differences = [{**finding.differences[0], "after": "长" * 40_000}]
        finding.save()
        book = b"".join(editor.get(reverse("trials:xlsx", args=[result.pk])).streaming_content)

        assert load_workbook(BytesIO(book)).active["G2"].value == "长" * 32_767


class TestWhoMayNotEdit:
    @pytest.mark.parametrize("name", ["grid-worker", "archivist", "auditor"])
    def test_sees_nothing_of_it(self, result, name):
        client = signed_in(name)
        for address in (
            overview(),
            reverse("trials:trial", args=[result.pk]),
            reverse("trials:progress", args=[result.pk]),
            reverse("trials:xlsx", args=[result.pk]),
        ):
            assert client.get(address).status_code in (302, 403)
        assert client.post(reverse("trials:stop", args=[result.pk])).status_code in (302, 403)
        assert client.post(overview(), FILLED_IN).status_code in (302, 403)
        assert Trial.objects.count() == 1

    def test_what_is_not_there_is_not_found(self, editor):
        assert editor.get(reverse("trials:trial", args=[99999])).status_code == 404
        assert editor.get(reverse("trials:overview", args=[99999])).status_code == 404
        assert not TrialFinding.objects.exists()
