"""从列表办理: one act each, its own verdict; what needs more than an opinion has to be opened."""

import pytest

from trail.models import Trace
from workflows.chains.models import Proceeding

from .test_cost import statements


def state(matter) -> str:
    return Proceeding.objects.get(pk=matter.pk).state


def key(matter, act="approve", seen=None) -> str:
    return f"{matter.serial}~{act}~{seen or matter.seen}"


@pytest.fixture
def two(asked):
    """Two slips that wait for the deputy leader, on days apart."""
    return asked(), asked("grid-worker-2", first_day="2026-10-12", last_day="2026-10-12")


class TestSeveralAtOnce:
    def test_are_each_an_act_of_its_own(self, visit, two):
        client = visit("deputy-leader")

        page = client.post("/decide/", {"pick": [key(each) for each in two]}, follow=True)

        assert [state(each) for each in two] == ["approved", "approved"]
        opinions = Trace.objects.filter(act="approve").values_list("words__opinion", flat=True)
        assert list(opinions) == ["同意。", "同意。"]
        assert "已办 2 件" in page.content.decode()

    def test_one_that_is_refused_hinders_no_other(self, visit, two, done):
        first, second = two
        stale = key(first)
        done(first, "return", "deputy-leader", opinion="日期不对。")

        page = visit("deputy-leader").post("/decide/", {"pick": [stale, key(second)]}, follow=True)

        assert [state(each) for each in two] == ["returned", "approved"]
        assert first.serial in page.content.decode()

    def test_are_not_for_somebody_else(self, visit, two):
        visit("grid-head").post("/decide/", {"pick": [key(each) for each in two]})

        assert [state(each) for each in two] == ["in_approval", "in_approval"]

    @pytest.mark.parametrize(
        "pick",
        [
            [],
            ["x"],
            ["QJ-2026-0001~reject~1"],
            ["a~approve~b"],
            ["~~"],
            ["\x00~approve~1"],
            ["QJ-2026-0001~approve~" + "9" * 5000],
        ],
    )
    def test_of_nothing_that_can_be_do_nothing(self, visit, two, pick):
        assert visit("deputy-leader").post("/decide/", {"pick": pick}).status_code == 302
        assert [state(each) for each in two] == ["in_approval", "in_approval"]


class TestOneFromTheList:
    def test_carries_its_own_words(self, visit, two):
        first, _second = two
        given = {
            "one": key(first),
            f"opinion-{key(first)}": "同意，注意交接。",
            "pick": [key(_second)],
        }

        visit("deputy-leader").post("/decide/", given)

        assert [state(each) for each in two] == ["approved", "in_approval"]
        assert Trace.objects.get(act="approve").payload.opinion == "同意，注意交接。"


class TestTheList:
    def test_shows_the_limit_and_the_button(self, visit, two):
        page = visit("deputy-leader").get("/").content.decode()

        assert page.count('name="pick"') == 2
        assert "60 天" in page

    def test_tells_what_has_to_be_opened(self, visit, asked):
        asked(first_day="2026-09-21", last_day="2026-09-22")
        asked(first_day="2026-09-23", last_day="2026-09-23")

        page = visit("deputy-leader").get("/").content.decode()

        assert "须打开" in page
        assert "disabled" in page

    def test_costs_the_same_as_before(self, visit, two):
        client = visit("deputy-leader")

        assert statements(lambda: client.get("/"), 200) <= 10


class TestFrequentOpinions:
    def test_are_ones_own(self, visit, asked):
        client = visit("deputy-leader")
        client.post(
            "/me/phrases/", {"phrases": "同意，按时返岗。\n\n 同意，按时返岗。 \n请补病历。"}
        )
        matter = asked()

        page = client.get(f"/p/{matter.serial}/").content.decode()

        assert page.count("同意，按时返岗。") == 1
        assert "请补充证明材料。" not in page

    def test_are_few_and_short(self, visit, person):
        visit("deputy-leader").post(
            "/me/phrases/", {"phrases": "\n".join(f"{n}" * 200 for n in range(20))}
        )

        kept = person("deputy-leader").phrases
        assert len(kept) == 8
        assert max(map(len, kept)) == 100
