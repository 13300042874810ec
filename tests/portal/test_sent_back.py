"""退回: who sent it back and why stands where it is corrected, not only far down in the log."""

import pytest

WHY = "缺交接人，请补上。"


@pytest.fixture
def returned(asked, done):
    """A slip that the deputy leader sent back to its applicant."""
    return done(asked(), "return", "deputy-leader", opinion=WHY)


@pytest.mark.parametrize("page", ["", "again/"])
def test_the_applicant_reads_it_where_he_corrects_it(visit, returned, page):
    said = visit("grid-worker").get(f"/p/{returned.serial}/{page}").content.decode()

    note = said.split('id="sent-back"')[1].split("</div>")[0]
    assert "分管领导宋祎退回时写的" in note
    assert WHY in note


def test_nobody_else_is_asked_to_correct_it(visit, returned):
    assert "sent-back" not in visit("deputy-leader").get(f"/p/{returned.serial}/").content.decode()


def test_who_took_it_back_himself_is_not_told_that_somebody_sent_it(visit, asked, done):
    matter = done(asked(), "approve", "deputy-leader")
    done(matter, "correct", "grid-worker", opinion="日期写错了。")

    said = visit("grid-worker").get(f"/p/{matter.serial}/").content.decode()

    note = said.split('id="sent-back"')[1].split("</div>")[0]
    assert "日期写错了。" in note
    assert "退回" not in note


def test_once_handed_in_again_it_is_gone(visit, returned):
    client = visit("grid-worker")
    page = client.get(f"/p/{returned.serial}/again/")
    filling = page.context["filling"]
    posted = {**filling.answers, "do": "submit", "draft": filling.draft.pk, "seen": returned.seen}
    client.post(f"/p/{returned.serial}/again/", posted)

    assert "sent-back" not in client.get(f"/p/{returned.serial}/").content.decode()


def test_it_is_the_first_thing_that_waits_for_the_applicant(visit, returned):
    said = visit("grid-worker").get("/").content.decode()

    assert f"/p/{returned.serial}/again/" in said.split('id="mine"')[0]
    assert "没有等您办的" not in said
