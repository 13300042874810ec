import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forms.submissions.models import Draft, Submission
from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS, TWO_DAYS, hidden

LEAVE = "/forms/leave/"
TOO_LONG = TWO_DAYS | {"last_day": "2026-12-24"}


def handed_in(client: Client, answers: dict[str, Any], key: str = "", **more: Any) -> Any:
    """Press “hand in”."""
    draft = key or str(uuid.uuid4())
    return client.post(LEAVE, {"do": "submit", "draft": draft, **answers, **more})


class TestAForm:
    def test_asks_each_field_by_its_type(self, visit: Callable[..., Client]) -> None:
        text = visit("grid-worker").get(LEAVE).content.decode()

        assert 'type="radio" name="leave_type" value="personal"' in text
        assert 'type="date" id="i-days" name="first_day"' in text
        assert '<option value="pm"' in text
        assert 'type="file" multiple' in text
        assert 'data-picker="/pick/people/"' in text

    def test_says_as_what_one_fills_it_in(self, visit: Callable[..., Client]) -> None:
        text = visit("grid-worker").get(LEAVE).content.decode()

        prefilled = text[text.index('<dl class="bf-prefill">') :]
        assert "网格员" in prefilled[: prefilled.index("</dl>")]

    def test_that_is_not_offered_is_not_there(self, visit: Callable[..., Client]) -> None:
        assert visit("grid-worker").get("/forms/holiday/").status_code == 404

    def test_tells_who_will_decide_while_it_is_filled_in(
        self, visit: Callable[..., Client]
    ) -> None:
        client = visit("grid-worker")
        key = str(uuid.uuid4())

        answer = client.post(LEAVE, {"draft": key, **FIVE_DAYS}, headers={"HX-Request": "true"})

        stops = answer.context["panel"].stops
        assert [[stop.waits for stop in group] for group in stops] != []
        assert len(stops) == 3
        assert Draft.objects.get(pk=key).answers["reason"] == FIVE_DAYS["reason"]

    def test_tells_it_without_javascript_too(self, visit: Callable[..., Client]) -> None:
        answer = visit("grid-worker").post(LEAVE, {"do": "look", "draft": "", **FIVE_DAYS})

        assert answer.status_code == 200
        assert len(answer.context["panel"].stops) == 3
        assert FIVE_DAYS["reason"] in answer.content.decode()


class TestHandingIn:
    def test_makes_a_matter_and_uses_up_the_draft(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        client.post(LEAVE, {"do": "save", **FIVE_DAYS})
        key = str(Draft.objects.get().pk)

        answer = handed_in(client, FIVE_DAYS, key)

        matter = Proceeding.objects.get()
        assert answer.url == f"/p/{matter.serial}/"
        assert not Draft.objects.exists()

    def test_twice_makes_one_matter(self, visit: Callable[..., Client]) -> None:
        client, key = visit("grid-worker"), str(uuid.uuid4())

        first, second = (handed_in(client, FIVE_DAYS, key) for _press in range(2))

        assert first.url == second.url
        assert Proceeding.objects.count() == 1

    def test_twice_with_other_content_asks_before_it_makes_a_second(
        self, visit: Callable[..., Client]
    ) -> None:
        client, key = visit("grid-worker"), str(uuid.uuid4())
        handed_in(client, FIVE_DAYS, key)

        answer = handed_in(client, FIVE_DAYS | {"reason": "另一件事。"}, key)

        assert answer.status_code == 422
        assert "另一件事。" in answer.content.decode()
        assert hidden(answer, "draft") != key
        assert Proceeding.objects.count() == 1

    def test_leaves_nothing_for_a_late_save_to_bring_back(
        self, visit: Callable[..., Client]
    ) -> None:
        client, key = visit("grid-worker"), str(uuid.uuid4())
        handed_in(client, FIVE_DAYS, key)

        client.post(LEAVE, {"draft": key, **FIVE_DAYS}, headers={"HX-Request": "true"})

        assert not Draft.objects.exists()


class TestMistakes:
    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"reason": ""}, "reason"),
            ({"last_day": "2026-09-20"}, "days"),
            ({"first_day": "下周一"}, "days"),
            ({"leave_type": "holiday"}, "leave_type"),
            ({"handover_to": "nobody"}, "handover_to"),
        ],
    )
    def test_are_named_at_their_field(
        self, wrong: dict[str, str], field: str, visit: Callable[..., Client]
    ) -> None:
        answer = handed_in(visit("grid-worker"), FIVE_DAYS | wrong)

        assert answer.status_code == 422
        assert [each.key for each in answer.context["wrong"]] == [field]
        assert f'href="#f-{field}"' in answer.content.decode()
        assert not Proceeding.objects.exists()

    def test_are_said_once_for_both_ends_of_a_range(self, visit: Callable[..., Client]) -> None:
        page = handed_in(visit("grid-worker"), {"leave_type": "personal"}).content.decode()

        at_the_field = page[page.index('id="e-days"') :]
        assert at_the_field[: at_the_field.index("</div>")].count("起止日期") == 1

    def test_lose_no_answer(self, visit: Callable[..., Client]) -> None:
        given = FIVE_DAYS | {
            "last_day": "2026-09-20",
            "starts": "pm",
            "handover_to": "grid-worker-2",
        }

        text = handed_in(visit("grid-worker"), given).content.decode()

        assert FIVE_DAYS["reason"] in text
        assert 'value="2026-09-21"' in text
        assert 'value="2026-09-20"' in text
        assert '<option value="pm" selected>' in text
        assert '<option value="grid-worker-2" selected>' in text
        assert Draft.objects.get().answers["starts"] == "pm"

    def test_a_limit_refuses_with_its_clause(self, visit: Callable[..., Client]) -> None:
        """D1-3.2g: personal leave adds up to two months a year at most."""
        answer = handed_in(visit("grid-worker"), TOO_LONG)

        (verdict,) = [each for each in answer.context["panel"].verdicts if each.tone == "late"]
        assert answer.status_code == 422
        assert verdict.bar.over
        assert verdict.citations[0].path == "三.2"

    def test_somebody_without_a_post_is_told_so(self, visit: Callable[..., Client]) -> None:
        answer = handed_in(visit("policy-editor"), FIVE_DAYS)

        assert answer.status_code == 422
        assert answer.context["panel"].refused


class TestADraft:
    def test_is_gone_on_with(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        client.post(LEAVE, {"do": "save", "reason": "写到一半"})

        answer = client.get(LEAVE, {"draft": str(Draft.objects.get().pk)})

        assert "写到一半" in answer.content.decode()

    def test_is_its_owners_alone(self, visit: Callable[..., Client]) -> None:
        visit("grid-worker").post(LEAVE, {"do": "save", "reason": "写到一半"})
        key = str(Draft.objects.get().pk)
        other = visit("grid-worker-2")

        assert other.get(LEAVE, {"draft": key}).status_code == 404
        assert handed_in(other, FIVE_DAYS, key).status_code == 404
        assert other.post(f"/drafts/{key}/discard/").status_code == 404
        assert Draft.objects.exists()

    def test_can_be_thrown_away(self, visit: Callable[..., Client]) -> None:
        client = visit("grid-worker")
        client.post(LEAVE, {"do": "save", "reason": "写到一半"})

        client.post(f"/drafts/{Draft.objects.get().pk}/discard/")

        assert not Draft.objects.exists()


class TestHandingInAgain:
    def test_begins_with_what_was_handed_in(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = done(asked(), "return", "deputy-leader", opinion="请写清楚。")
        client, address = visit("grid-worker"), f"/p/{matter.serial}/again/"

        page = client.get(address)
        assert TWO_DAYS["reason"] in page.content.decode()
        changed = TWO_DAYS | {"reason": "写清楚了。", "do": "submit", "seen": hidden(page, "seen")}
        answer = client.post(address, changed)

        assert answer.url == f"/p/{matter.serial}/"
        assert Submission.objects.filter(stream=matter.serial).count() == 2

    def test_is_for_the_applicant_while_it_is_returned(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = asked()
        address = f"/p/{matter.serial}/again/"

        assert visit("grid-worker").get(address).url == f"/p/{matter.serial}/"
        done(matter, "return", "deputy-leader", opinion="请写清楚。")
        assert visit("deputy-leader").get(address).status_code == 404


class TestAFormWithoutFiles:
    def test_sends_all_that_it_has_for_the_explanation(self, visit: Callable[..., Client]) -> None:
        page = visit("office-director").get("/forms/assessment/").content.decode()
        assert "hx-params" not in page
