"""An assessment: opened, rated by three forms, counted, announced, appealed against, made final."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def open_it(desk: Desk) -> str:
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.press(desk.page.get_by_role("link", name="网格员考核"))
    staff.pick(desk, "person", "陆燚")
    desk.page.fill("[name=year]", str(staff.TODAY.year))
    desk.page.get_by_label("第三季度", exact=True).check()
    expect(desk.page.locator("#after")).to_contain_text("社区综合评定")
    desk.look("assessment-filled-in")
    return staff.hand_in(desk)


def rate(desk: Desk, matter: str, form: str, **answers: str) -> None:
    desk.page.goto(matter)
    desk.press(desk.page.get_by_role("link", name=form))
    for key, answer in answers.items():
        desk.page.fill(f"[name={key}]", answer)
    desk.look(f"rating-{'-'.join(answers)}")
    staff.hand_in(desk)


class TestAnAssessment:
    def test_runs_from_the_raters_to_the_final_grade(self, sit_down: Sit) -> None:
        secretary = sit_down("community-secretary")
        matter = open_it(secretary)
        secretary.look("assessment-opened")
        rate(secretary, matter, "社区综合评定", score="86", grounds="走访12户，都认得他。")
        rate(secretary, matter, "群众测评计票", satisfied="92", fair="6", poor="2")
        rate(sit_down("service-centre", width=360), matter, "平台考核结果", score="84")

        director = sit_down("office-director")
        director.press(staff.waiting(director, matter))
        director.look("all-rated")
        staff.act(director, "review")
        director.page.goto(matter)
        expect(director.page.locator("#basis")).to_contain_text("良好")
        director.look("counted")

        worker = sit_down("grid-worker", width=360)
        worker.page.goto(matter)
        expect(worker.page.locator("#basis")).not_to_contain_text("良好。")
        worker.look("not-announced-yet")

        staff.act(director, "announce")
        worker.page.goto(matter)
        expect(worker.page.locator("#basis")).to_contain_text("综合得分 85 分：良好")
        worker.look("announced")
        worker.page.locator("summary", has_text="申诉").click()
        worker.page.fill("#why-appeal", "少算了两次走访。")
        worker.press("button[name=act][value=appeal]")
        worker.look("appealed")

        director.page.goto(matter)
        director.look("appeal")
        director.page.fill("[name=score]", "90")
        staff.act(director, "amend", "核对日记，补算两次。")
        director.page.goto(matter)
        expect(director.page.locator("#basis")).to_contain_text("优秀")
        staff.act(director, "finish")
        director.page.goto(matter)
        director.look("final")
