"""What the regulations of each office ask for is handed in there, and waits for whoever looks it over."""

from typing import Any

import pytest

from forms.schemas.service import current_edition
from tests.plugins.matters import ASKED_ON, chain, morning
from workflows.chains.service import submit

DAY = {"day": ASKED_ON.isoformat()}
HOUR = {**DAY, "from_time": "08:00", "to_time": "09:00"}
MEETING = {**HOUR, "present": "四名网格成员。", "resolution": "逐户走访，月底前走完。"}
CHECK = {**DAY, "subject": "上柳村网格", "result": "台帐齐全，走访差两户。"}
REPORT = {**DAY, "content": "本月走访一百二十户，收来诉求三件。"}
FINDING = {**DAY, "found": "other", "description": "检查时发现。"}
SCORE = {**DAY, "value": 88, "grounds": "督查三样都看了。"}

HANDED_IN = [
    ("township-grid-lead", "meeting-record", {**MEETING, "kind": "analysis"}, ["township-grid-office"]),
    ("township-grid-member", "work-report", {**REPORT, "kind": "demands"}, ["justice-office"]),
    ("township-grid-member", "work-report", {**REPORT, "kind": "members"}, ["township-grid-lead", "township-leader"]),
    ("township-grid-lead", "work-report", {**REPORT, "kind": "issues"}, ["township-leader", "township-grid-office"]),
    ("township-grid-lead", "work-report", {**REPORT, "kind": "summary"}, ["township-grid-office"]),
    ("justice-office", "work-report", {**REPORT, "kind": "visits"}, ["township-leader"]),
    ("township-grid-office", "check-record", {**CHECK, "kind": "supervision"}, ["township-leader"]),
    ("township-grid-member", "finding", {**FINDING, "kind": "gifts", "person": "township-grid-lead"}, ["township-grid-office"]),
    ("centre-director", "meeting-record", {**MEETING, "kind": "centre"}, ["centre-mid-head"]),
    ("centre-head", "work-report", {**REPORT, "kind": "grid"}, ["centre-mid-head"]),
    ("centre-mid-head", "work-report", {**REPORT, "kind": "mid_grid"}, ["centre-director"]),
    ("centre-director", "score-record", {**SCORE, "kind": "inspection", "person": "centre-head"}, ["centre-mid-head"]),
    ("ranger-captain", "check-record", {**CHECK, "kind": "morning_round"}, ["safety-section"]),
    ("safety-section", "check-record", {**CHECK, "kind": "safety_round"}, ["fire-command"]),
    ("fire-command", "work-report", {**REPORT, "kind": "rangers"}, ["safety-section"]),
    ("grid-supervisor", "meeting-record", {**MEETING, "kind": "difficult"}, ["office-director"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("user", "form", "answers", "posts"),
    HANDED_IN,
    ids=[f"{user}-{answers['kind']}" for user, _form, answers, _posts in HANDED_IN],
)
def test_waits_for_whoever_looks_it_over(person, user, form, answers, posts):
    record: Any = submit(current_edition(form), answers, by=person(user), at=morning())

    assert record.state == "filed"
    assert chain(record) == [(post, "review", "current") for post in posts]


@pytest.mark.parametrize(
    ("user", "post"),
    [
        ("township-grid-member", "township-grid-lead"),
        ("township-grid-lead", "township-grid-office"),
        ("township-grid-office", "township-leader"),
        ("centre-clerk", "centre-head"),
        ("centre-head", "centre-mid-head"),
        ("centre-mid-head", "centre-director"),
    ],
)
def test_a_diary_goes_one_post_up(keep_diary, user, post):
    assert chain(keep_diary(by=user)) == [(post, "review", "current")]


def test_a_diary_names_whom_it_is_about_or_leaves_it_out(keep_diary):
    named = keep_diary(helped="张奶奶\n李大爷", watched="王五", checks="访了志愿者。")
    assert (named.answers["helped"], "helped" in keep_diary().answers) == ("张奶奶\n李大爷", False)
