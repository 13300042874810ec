"""Cases, diaries and assessments on the staff site."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from forms.schemas.service import current_edition
from forms.submissions.models import Draft
from tests.plugins.kinds import CASE, DIARY, QUARTER, WITH_PROBLEM
from workflows.assessments.models import Assessment
from workflows.cases.models import Case
from workflows.chains.models import Link, Proceeding
from workflows.chains.service import submit

Visit = Callable[..., Client]
TODAY = "2026-09-14"


@pytest.fixture
def handed_in(person: Callable[[str], Any], clock: Any) -> Callable[..., Proceeding]:
    """A matter that a user handed in on Monday morning."""

    def handing_in(user: str, form: str, **answers: Any) -> Proceeding:
        return submit(current_edition(form), answers, by=person(user), at=clock.at)

    return handing_in


class TestWhatIsOverdue:
    """D2-6.2: whom the rule names is told, and may look."""

    def test_is_put_to_whom_the_rule_names(
        self, visit: Visit, handed_in: Callable[..., Any], clock: Any
    ) -> None:
        matter = handed_in("township-grid-lead", "case", **CASE)
        assert visit("township-grid-office").get("/").context["overdue"] == []
        clock.move(days=9)

        (found,) = visit("township-grid-office").get("/").context["overdue"]

        assert (found.proceeding.serial, found.due.text) == (matter.serial, "逾期 2 天")

    def test_is_put_to_nobody_else(
        self, visit: Visit, handed_in: Callable[..., Any], clock: Any
    ) -> None:
        handed_in("township-grid-lead", "case", **CASE)
        clock.move(days=9)
        for user in ("justice-office", "township-leader", "grid-worker"):
            assert visit(user).get("/").context["overdue"] == []

    def test_may_be_looked_at_by_him(self, visit: Visit, handed_in: Callable[..., Any]) -> None:
        matter = handed_in("centre-clerk", "case", **CASE, handled_by="office")
        assert visit("centre-director").get(f"/p/{matter.serial}/").status_code == 200


class TestACaseInTheList:
    def test_has_its_lamp_and_what_is_waited_for(
        self, visit: Visit, handed_in: Callable[..., Any], clock: Any
    ) -> None:
        handed_in("township-grid-lead", "case", **CASE, place="东头水塔")
        clock.move(days=6)

        ((tone, (item,)),) = visit("township-grid-lead").get("/").context["groups"]

        assert (tone, item.due.text, item.waits) == ("soon", "明天 24:00 前", "受理")
        assert item.summary == "公共设施 · 东头水塔"


class TestAProblemInADiary:
    def test_becomes_a_case_in_one_tap(self, visit: Visit, handed_in: Callable[..., Any]) -> None:
        diary = handed_in("grid-worker", "diary", **{**WITH_PROBLEM, "day": TODAY})
        client = visit("grid-worker")
        address = f"/p/{diary.serial}/become/case/"

        first, second = client.post(address), client.post(address)

        case = Case.objects.get()
        assert first.url == second.url == f"/p/{case.serial}/"
        assert Link.objects.get().earlier.serial == diary.serial

    def test_asks_for_what_is_still_missing(
        self, visit: Visit, handed_in: Callable[..., Any], withdraw_defaults: None
    ) -> None:
        diary = handed_in("grid-worker", "diary", **{**WITH_PROBLEM, "day": TODAY})
        client = visit("grid-worker")

        answer = client.post(f"/p/{diary.serial}/become/case/")

        draft = Draft.objects.get()
        assert answer.url == f"/forms/case/?draft={draft.pk}"
        posted = {**draft.answers, "category": "safety", "complexity": "ordinary"}
        client.post("/forms/case/", {**posted, "draft": str(draft.pk), "do": "submit"})
        assert Link.objects.get().later.title == "5号楼楼道堆杂物，挡住消防栓"

    def test_is_not_there_for_others(self, visit: Visit, handed_in: Callable[..., Any]) -> None:
        diary = handed_in("grid-worker", "diary", **{**WITH_PROBLEM, "day": TODAY})
        address = f"/p/{diary.serial}/become/case/"
        assert visit("grid-worker-2").post(address).status_code == 404

    def test_has_to_be_noted(self, visit: Visit, handed_in: Callable[..., Any]) -> None:
        diary = handed_in("grid-worker", "diary", **{**DIARY, "day": TODAY})
        visit("grid-worker").post(f"/p/{diary.serial}/become/case/")
        assert not Case.objects.exists()


class TestARating:
    @pytest.fixture
    def address(self, handed_in: Callable[..., Any]) -> str:
        matter = handed_in("office-director", "assessment", **QUARTER)
        return f"/p/{matter.serial}/hand-in/platform-result/"

    def test_is_handed_in_on_its_own_page(self, visit: Visit, address: str) -> None:
        client = visit("service-centre")
        assert client.get(address).status_code == 200

        answer = client.post(address, {"score": "85", "do": "submit"})

        assert answer.url == address.partition("hand-in")[0]
        assert Assessment.objects.get().parts[0].answers == {"score": 85}

    def test_that_does_not_fit_comes_back_with_everything(self, visit: Visit, address: str) -> None:
        answer = visit("service-centre").post(
            address, {"score": "120", "remarks": "远程抽查三次。", "do": "submit"}
        )
        assert answer.status_code == 422
        assert "远程抽查三次。" in answer.content.decode()
        assert Assessment.objects.get().parts == []

    def test_pressed_twice_is_handed_in_once(self, visit: Visit, address: str) -> None:
        client = visit("service-centre")
        answers = [client.post(address, {"score": "85", "do": "submit"}) for _each in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert len(Assessment.objects.get().parts) == 1

    def test_can_be_put_off_as_a_draft(self, visit: Visit, address: str) -> None:
        client = visit("service-centre")
        client.post(address, {"score": "85", "do": "save"})
        assert address in client.get("/").content.decode()

    @pytest.mark.parametrize("user", ["community-secretary", "office-director"])
    def test_is_no_page_for_others(self, visit: Visit, address: str, user: str) -> None:
        assert visit(user).get(address).status_code == 302

    def test_is_no_page_for_who_may_not_see_it(self, visit: Visit, address: str) -> None:
        assert visit("grid-worker-2").get(address).status_code == 404

    def test_comes_back_after_signing_in_again(self, visit: Visit, address: str) -> None:
        client = visit("service-centre")
        whose = client.get(address).context["whose"]
        user = client.get(address).wsgi_request.user
        session = client.cookies.pop("sessionid")
        client.post(address, {"score": "85", "whose": whose, "do": "submit"})
        assert client.cookies["sessionid"] != session
        client.force_login(user)

        page = client.get(address)

        assert page.context["filling"].answers == {"score": 85}
        assert Assessment.objects.get().parts == []
