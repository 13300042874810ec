"""Two editions clause by clause, as a reader is told."""

import pytest

from regulations.comparing import Kind, Op, Written, compare, compare_clauses, spans
from regulations.comparing.digest import text_digest

from .texts import Row, clause, rule


def read(old: str, new: str) -> str:
    """Spans in one line: [went] and {came}."""
    signs = {Op.EQUAL: "{}", Op.DELETED: "[{}]", Op.INSERTED: "{{{}}}"}
    return "".join(signs[each.op].format(each.text) for each in spans(old, new))


def kinds(before: list[Row], after: list[Row]) -> dict[str, str]:
    return {each.clause["id"]: each.kind.value for each in compare_clauses(before, after)}


class TestCharactersThatChanged:
    @pytest.mark.parametrize(
        ("old", "new", "seen"),
        [
            ("事假不超过15天。", "事假不超过30天。", "事假不超过[15]{30}天。"),
            ("满2.5小时", "满2小时", "满[2.5]{2}小时"),
            ("2天3次", "5天6次", "[2]{5}天[3]{6}次"),
            ("扣发10%", "扣发15%", "扣发[10%]{15%}"),
            ("十五日内答复", "三十日内答复", "[十五]{三十}日内答复"),
            ("遇紧急时期", "遇非常时期", "遇[紧急]{非常}时期"),
            ("直系亲属结婚", "直系亲属（含配偶）结婚", "直系亲属{（含配偶）}结婚"),
            ("由办公室备查", "由社区服务站登记", "由[办公室备查]{社区服务站登记}"),
        ],
    )
    def test_come_in_pieces_that_can_be_read(self, old: str, new: str, seen: str) -> None:
        assert read(old, new) == seen

    def test_of_a_text_written_anew_are_all_of_them(self) -> None:
        old = "本镇各村的网格责任人和网格成员，以及镇司法所、镇网格办和镇领导。"
        new = "街道网格管理中心的主任、网格长、网格专营员、信息员，还有业务责任人。"

        assert read(old, new) == f"[{old}]{{{new}}}"

    def test_do_not_run_over_the_end_of_a_paragraph(self) -> None:
        assert read("甲方写\n乙方签", "丙人读\n丁人签") == "[甲方写]{丙人读}\n[乙方]{丁人}签"


class TestClauses:
    one, two, three = (clause(each, f"{each}的条文", path=each) for each in "甲乙丙")

    def test_came_went_and_changed(self) -> None:
        rewritten = {**self.two, "text": "乙的新条文"}
        found = kinds([self.one, self.two], [rewritten, self.three])

        assert found == {"甲": "removed", "乙": "changed", "丙": "added"}

    def test_that_only_have_another_number(self) -> None:
        later = {**self.one, "path": "二.2"}

        assert kinds([self.one], [later]) == {"甲": "renumbered"}

    def test_moved_and_the_others_stayed(self) -> None:
        found = kinds([self.one, self.two, self.three], [self.three, self.one, self.two])

        assert found == {"丙": "moved", "甲": "same", "乙": "same"}

    def test_a_heading_takes_along_what_is_under_it(self) -> None:
        def chapter(name: str) -> list[Row]:
            below = clause(f"{name}下", f"{name}下面的条文", path=f"{name}.1")
            return [clause(name, name, level=1, path=name), below]

        found = kinds([*chapter("甲"), *chapter("乙")], [*chapter("乙"), *chapter("甲")])

        assert sorted(found.values()) == ["moved", "same", "same", "same"]

    def test_may_be_changed_and_moved_at_once(self) -> None:
        changed = {**self.three, "text": "丙的新条文"}
        found = compare_clauses([self.one, self.two, self.three], [changed, self.one, self.two])

        assert (found[0].kind, found[0].moved) == (Kind.CHANGED, True)

    def test_removed_ones_are_told_where_they_stood(self) -> None:
        found = compare_clauses([self.one, self.two, self.three], [self.one, self.three])

        assert [each.clause["id"] for each in found] == ["甲", "乙", "丙"]

    def test_with_other_ids_are_known_by_their_words(self) -> None:
        anew = clause("7", "网格员每天巡查两次，并写民情日记。")
        old = clause("x", "网格员每天巡查一次，并写民情日记。")

        (found,) = compare_clauses([old], [anew])

        assert (found.kind, found.before, found.after) == (Kind.CHANGED, old, anew)

    def test_that_a_browser_wrote_down_are_as_they_were(self) -> None:
        typed = clause("甲", "第一行\r\n第二行", note="注\r\n注")
        loaded = clause("甲", "第一行\n第二行", note="注\n注")

        assert kinds([loaded], [typed]) == {"甲": "same"}
        assert text_digest([loaded]) == text_digest([typed])

    def test_with_a_cell_that_changed(self) -> None:
        old = clause("甲", "标准如下：", table=[["事假", "2天"], ["病假", "7天"]])
        new = clause("甲", "标准如下：", table=[["事假", "3天"], ["病假", "7天"]])

        (found,) = compare_clauses([old], [new])

        assert [each.text for each in found.table if each.op != Op.EQUAL] == ["2", "3"]


class TestRules:
    def test_are_told_as_sentences_before_and_after(self) -> None:
        stays, was, is_now = rule("甲不变"), rule("一次不超过15天"), rule("一次不超过30天")
        old = clause("甲", "条文", rules=[stays, was, rule("走了", kind="route")])
        new = clause("甲", "条文", rules=[is_now, stays, rule("来了", kind="deadline")])

        (found,) = compare_clauses([old], [new])

        assert found.kind == Kind.CHANGED
        told = [(each.kind.value, each.before, each.after) for each in found.changed_rules]
        assert told == [
            ("changed", "一次不超过15天", "一次不超过30天"),
            ("added", "", "来了"),
            ("removed", "走了", ""),
        ]

    def test_are_the_same_though_their_parameters_are_written_otherwise(self) -> None:
        kept = {
            "form": "leave",
            "fact": "leave.days",
            "bound": "90",
            "per": "one",
            "effect": "warn",
        }
        typed = {**kept, "bound": "90.0", "when": [], "inclusive": True}
        old = clause("甲", "条文", rules=[rule("不超过90天", **kept)])
        new = clause("甲", "条文", rules=[rule("不超过90天", **typed)])

        assert kinds([old], [new]) == {"甲": "same"}

    def test_in_another_order_are_the_same(self) -> None:
        rules = [rule("甲"), rule("乙")]

        assert kinds(
            [clause("甲", "条文", rules=rules)], [clause("甲", "条文", rules=rules[::-1])]
        ) == {"甲": "same"}


class TestTheHeadingPart:
    def test_is_compared_entry_by_entry(self) -> None:
        old = Written("办法", {"issuer": "街道", "scope": "", "numbering": "cn"}, binds=["街道"])
        new = Written("办法", {"issuer": "街道", "scope": "全体", "numbering": "x"}, binds=["街道"])

        found = compare(old, new)

        assert [(each.name, each.before, each.after) for each in found.heading] == [
            ("scope", "", "全体")
        ]
        assert set(found.counts) <= {"same"}
        assert not found.same

    def test_names_the_posts_that_it_speaks_to(self) -> None:
        worker, head = {"code": "a", "name": "网格员"}, {"code": "b", "name": "网格长"}

        (found,) = compare(
            Written("办法", {"posts": [worker]}), Written("办法", {"posts": [worker, head]})
        ).heading

        assert (found.before, found.after) == ("网格员", "网格员、网格长")


@pytest.mark.parametrize("same_ids", [True, False])
def test_three_hundred_clauses_find_their_pairs(same_ids: bool) -> None:
    text = "网格员因第{}项事由请假，须在{}天前交假条，由分管领导签注意见后报办事处主任审批。"
    before = [clause(str(at), text.format(at, at)) for at in range(300)]
    after = [
        clause(str(at if same_ids else at + 1000), text.format(at + 7, at)) for at in range(300)
    ]

    found = compare(Written("甲", clauses=before), Written("乙", clauses=after))

    assert len(found.clauses) == 300
