"""就在这里办: why somebody asks, and what is to be heeded, is in sight before one decides in the list."""

from .conftest import TWO_DAYS

BEGUN = {"first_day": "2026-09-10", "last_day": "2026-09-11"}


def test_the_reason_and_who_else_is_away_are_fetched_when_it_is_opened(visit, asked):
    asked("grid-head", **TWO_DAYS)
    matter = asked(reason="送孩子去外地上学。")
    client = visit("deputy-leader")

    assert f'hx-get="/p/{matter.serial}/brief/"' in client.get("/").content.decode()
    told = client.get(f"/p/{matter.serial}/brief/").content.decode()

    assert "送孩子去外地上学。" in told
    assert "魏长河" in told
    assert "（未批）" in told


def test_somebody_who_may_not_see_it_is_not_told(visit, asked):
    assert visit("grid-worker-2").get(f"/p/{asked().serial}/brief/").status_code == 404


def test_a_slip_of_a_leave_that_has_begun_is_opened_first(visit, asked):
    """Who is away before it is approved may be absent (三.1): that is not agreed to in passing."""
    asked(**BEGUN)

    said = visit("deputy-leader").get("/").content.decode()

    assert "假期已经开始，须打开看过再办" in said
    assert "就在这里办" not in said


def test_what_is_to_be_heeded_stands_above_the_chain(visit, asked):
    matter = asked(**BEGUN)

    said = visit("deputy-leader").get(f"/p/{matter.serial}/").content.decode()

    assert "事后补交" in said.split("bf-brief")[1].split("</dl>")[0]
    assert "没有超限</a>" not in said.split("bf-brief")[0]
