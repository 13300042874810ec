"""退回: who sent it back and why stands where it is corrected, not only far down in the log."""

import pytest

from .test_cost import statements

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


class TestWhatWasHandedInLongAgo:
    """It never falls behind what was handed in since, and costs the same however much was sent back."""

    @pytest.fixture
    def earlier(self, asked, returned):
        for _each in range(6):
            asked()
        return returned

    def test_is_shown_first_still(self, visit, earlier):
        page = visit("grid-worker").get("/")

        assert earlier.serial not in {each.proceeding.serial for each in page.context["sent"]}
        assert f"/p/{earlier.serial}/again/" in page.content.decode().split('id="mine"')[0]

    def test_is_found_among_what_was_sent(self, visit, earlier):
        page = visit("grid-worker").get("/sent/", {"returned": "1"})

        assert [each.proceeding.serial for each in page.context["sent"]] == [earlier.serial]

    def test_beyond_twenty_leads_to_all_of_it(self, visit, asked, done):
        client = visit("grid-worker")
        none = statements(lambda: client.get("/"), 200)
        for _each in range(22):
            done(asked(), "return", "deputy-leader", opinion=WHY)

        assert statements(lambda: client.get("/"), 200) == none <= 10
        page = client.get("/")
        assert len(page.context["to_correct"]) == 20
        assert "/sent/?returned=1" in page.content.decode()
        following = client.get("/sent/", {"returned": "1"}).context["next"]
        rest = client.get("/sent/", {"returned": "1", "after": following}).context
        assert (len(rest["sent"]), rest["next"]) == (2, "")
