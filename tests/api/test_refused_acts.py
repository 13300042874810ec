"""Each act that is refused answers with its status and one sentence in Chinese, and changes nothing."""

import pytest

from tests.plugins.matters import everything

#: (who, act, what is sent, status, code, what the sentence mentions)
REFUSED = [
    ("grid-worker", "approve", {"opinion": "同意。"}, 403, "not_allowed", "同意"),
    ("deputy-leader", "approve", {"opinion": "同意。"}, 403, "not_allowed", "同意"),
    ("deputy-leader", "withdraw", {}, 403, "not_allowed", "撤回"),
    ("deputy-leader", "urge", {}, 403, "not_allowed", "催办"),
    ("deputy-leader", "recount", {"number": "0"}, 403, "not_allowed", "时限"),
    ("deputy-leader", "file", {}, 409, "state", "备查"),
    ("grid-worker", "report_back", {}, 409, "state", "销假"),
    ("deputy-leader", "dance", {}, 404, "not_found", ""),
    ("deputy-leader", "opine", {"seen": 0, "opinion": "同意。"}, 409, "stale", "没有"),
    ("deputy-leader", "opine", {}, 422, "invalid", "意见"),
    ("deputy-leader", "opine", {"opinion": "字" * 2001}, 422, "invalid", "2000"),
    ("deputy-leader", "return", {}, 422, "invalid", "意见"),
    ("deputy-leader", "return", {"opinion": "补。", "to_step": "1"}, 422, "invalid", "环节"),
    ("deputy-leader", "hand_over", {}, 422, "invalid", "同事"),
    ("deputy-leader", "hand_over", {"to": "nobody-here"}, 422, "invalid", "nobody-here"),
    ("deputy-leader", "hand_over", {"to": "grid-worker"}, 422, "invalid", "申请人"),
    ("deputy-leader", "hand_over", {"to": "deputy-leader"}, 422, "invalid", "您本人"),
    (
        "deputy-leader",
        "add_signer",
        {"who": "finance-clerk", "place": "beside"},
        422,
        "invalid",
        "beside",
    ),
    ("deputy-leader", "copy", {"to": "grid-worker"}, 422, "invalid", "陆燚"),
]


@pytest.mark.parametrize(("user", "act", "sent", "status", "code", "mentions"), REFUSED)
def test_it_is_refused(api, asked, user, act, sent, status, code, mentions):
    serial = asked()
    before = everything()
    answer = api(user).act(serial, act, **sent)
    problem = answer.json()

    assert (answer.status_code, answer["content-type"]) == (status, "application/problem+json")
    assert problem["type"] == f"urn:banfa:problem:{code}"
    assert mentions in problem["detail"] + str(problem.get("errors", "")), problem
    assert everything() == before


def test_urging_again_on_the_same_day_is_refused_with_when_it_may_be_done(api, asked):
    serial, worker = asked(), api("grid-worker")
    assert worker.act(serial, "urge").status_code == 200
    answer = worker.act(serial, "urge")

    assert (answer.status_code, answer.json()["type"]) == (409, "urn:banfa:problem:state")
    assert "明天" in answer.json()["detail"]


def test_a_vote_that_does_not_carry_the_decision_is_named(api, asked):
    serial = asked(first_day="2026-10-12", last_day="2026-10-31")
    sent = {"opinion": "同意。", "in_favour": "1", "against": "3"}
    answer = api("office-clerk").act(serial, "deliberate", **sent)

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["in_favour"]


def test_what_has_ended_knows_no_act_any_more(api, asked):
    serial, worker = asked(), api("grid-worker")
    worker.act(serial, "withdraw")
    answers = [worker.act(serial, "withdraw"), api("deputy-leader").act(serial, "opine")]

    # Who had it before may look at it still; nobody acts.
    assert {answer.status_code for answer in answers} == {409}
    assert all("已撤回" in answer.json()["detail"] for answer in answers)
