"""A form in several steps: one stands on a page, the draft carries the rest, a last look comes before handing in."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forms.submissions.models import Draft, Submission
from people.models import Household
from portal.steps import parts, way
from tests.pictures import picture
from workflows.chains.models import Proceeding

from .conftest import FIVE_DAYS

VISIT = "/forms/household-visit/"
AREA = "春和苑1至6号楼"
WHEN = {"day": "2026-09-11", "from_time": "09:00", "to_time": "11:30"}
FIRST = WHEN | {"location.address": AREA}
HOME = "春和路18号 2号楼1单元301（赵德海）"
SECTION = {"type": "section", "new_page": True, "label": "二"}


class Walker:
    """Somebody who goes through the form, as a browser does."""

    def __init__(self, client: Client) -> None:
        self.client, self.draft = client, str(uuid.uuid4())

    def press(self, do: str, step: str, answers: dict[str, Any]) -> Any:
        """One step with a button."""
        posted = {"draft": self.draft, "step": step, "do": do, **answers}
        return self.client.post(VISIT, posted)

    def look(self, step: str, **more: Any) -> Any:
        """The page of a step."""
        return self.client.get(VISIT, {"draft": self.draft, "step": step, **more})


@pytest.fixture
def walker(visit: Callable[..., Client]) -> Walker:
    """A grid worker before an empty form."""
    return Walker(visit("grid-worker"))


@pytest.fixture
def homes(office: None) -> dict[str, str]:
    """One household where nobody was at home."""
    home = Household.objects.get(head__name="赵德海")
    return {"visited.0.home": str(home.pk), "visited.0.met": "nobody"}


@pytest.fixture
def arrived(walker: Walker, homes: dict[str, str]) -> Walker:
    """The same with everything filled in, before the last look."""
    signature = SimpleUploadedFile("签名.png", picture("PNG", (90, 40)))
    walker.press("next", "1", FIRST)
    walker.press("next", "2", homes)
    walker.press("next", "3", {"found": "no", "signature-file": signature})
    return walker


def text(response: Any) -> str:
    return str(response.content.decode())


class TestGoingOn:
    def test_shows_one_step_and_saves_it(self, walker: Walker) -> None:
        answer = walker.press("next", "1", FIRST)

        assert answer.url == f"{VISIT}?draft={walker.draft}&step=2"
        page = text(walker.client.get(answer.url))
        assert 'name="visited.0.home"' in page
        assert 'name="location.address"' not in page
        assert Draft.objects.get().answers == WHEN | {"location": {"address": AREA}}

    def test_back_shows_what_was_filled_in(self, walker: Walker, homes: dict[str, str]) -> None:
        walker.press("next", "1", FIRST)
        answer = walker.press("back", "2", homes)

        assert answer.url.endswith("&step=1")
        assert f'value="{AREA}"' in text(walker.client.get(answer.url))
        (row,) = Draft.objects.get().answers["visited"]
        assert row == {"home": homes["visited.0.home"], "met": "nobody"}

    def test_past_something_missing_marks_the_step(self, walker: Walker) -> None:
        walker.press("next", "1", FIRST | {"location.address": ""})

        answer = walker.look("2")

        assert answer.context["marked"] == {"1"}
        assert answer.context["wrong"] == []

    def test_to_a_step_that_is_none_leads_to_one_that_is(self, walker: Walker) -> None:
        for strange in ("0", "99", "-1", "²", "x"):
            assert walker.look(strange).status_code == 200


class TestWhatIsComputed:
    def test_is_told_while_one_types(self, walker: Walker, homes: dict[str, str]) -> None:
        answers = homes | {"visited.4.met": "nobody"}
        posted = {"draft": walker.draft, "step": "2", **answers}

        answer = walker.client.post(VISIT, posted, headers={"HX-Request": "true"})

        assert '<span data-value="2">2 户</span>' in text(answer)


class TestTheLastLook:
    def test_shows_every_answer_with_its_step(self, arrived: Walker) -> None:
        page = text(arrived.look("check"))

        assert HOME in page
        assert "没人在家" in page
        assert f'href="{VISIT}?draft={arrived.draft}&amp;step=2"' in page
        assert 'value="submit"' in page

    def test_hands_in_all_steps(self, arrived: Walker, homes: dict[str, str]) -> None:
        answer = arrived.press("submit", "check", {})

        matter = Proceeding.objects.get()
        assert answer.url == f"/p/{matter.serial}/"
        visited = [{"home": homes["visited.0.home"], "met": "nobody"}]
        first = WHEN | {"location": {"address": AREA}}
        answers = {"visited": visited, "homes_visited": 1, "found": False}
        handed_in = Submission.objects.get().answers
        assert handed_in == first | answers | {"signature": handed_in["signature"]}
        assert not Draft.objects.exists()

    def test_hands_in_rows_that_are_shown_as_a_table(self, arrived: Walker) -> None:
        page = arrived.client.get(arrived.press("submit", "check", {}).url)

        (visited,) = [each for each in page.context["page"].answers if each.columns]
        assert visited.columns == ["住户", "见到人了吗"]
        assert [[cell.text for cell in row] for row in visited.rows] == [[HOME, "没人在家"]]

    def test_refuses_what_is_missing_and_leads_there(self, arrived: Walker) -> None:
        arrived.press("next", "1", FIRST | {"location.address": ""})

        answer = arrived.press("submit", "check", {})

        assert answer.status_code == 422
        assert 'step=1&amp;told=1#f-location"' in text(answer)
        (told,) = arrived.look("1", told="1").context["wrong"]
        assert told.key == "location"
        assert not Proceeding.objects.exists()

    def test_names_the_row_in_which_something_is_missing(
        self, arrived: Walker, homes: dict[str, str]
    ) -> None:
        arrived.press("next", "2", homes | {"visited.1.met": "nobody"})

        page = text(arrived.look("check"))

        assert "“走访的住户”第 2 项：" in page
        assert "#f-visited-1-home" in page


class TestAFormOfOnePage:
    def test_has_no_steps(self, visit: Callable[..., Client]) -> None:
        answer = visit("grid-worker").get("/forms/leave/")

        assert answer.context["way"] is None
        assert 'name="step"' not in text(answer)

    def test_is_handed_in_at_once(self, visit: Callable[..., Client]) -> None:
        answer = visit("grid-worker").post("/forms/leave/", FIVE_DAYS | {"do": "submit"})

        assert answer.status_code == 302


class TestSteps:
    def fields(self, **section: Any) -> list[dict[str, Any]]:
        return [
            {"type": "yes_no", "key": "a", "label": "甲"},
            {**SECTION, "key": "s", **section},
            {"type": "text", "key": "b", "label": "乙"},
        ]

    def test_begin_with_a_section_that_begins_a_page(self) -> None:
        assert [[each["key"] for each in part] for part in parts(self.fields())] == [
            ["a"],
            ["s", "b"],
        ]
        assert len(parts(self.fields(new_page=False))) == 1

    def test_that_the_answers_hide_are_passed_over(self) -> None:
        fields = self.fields(shown_when=[{"field": "a", "op": "=", "value": "yes"}])

        shown, hidden = way(fields, {"a": True}, "2"), way(fields, {"a": False}, "2")

        assert shown
        assert hidden
        assert [step.number for step in shown.steps] == ["1", "2", "check"]
        assert [step.number for step in hidden.steps] == ["1", "check"]
        assert hidden.here.is_check
