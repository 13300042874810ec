"""各段接得上吗: the screen shows where the rules of a matter meet, as they are written just now."""

import pytest

from regulations.pictures import Picture, pictures, pictures_of
from regulations.standing import standing
from tests.regulations.editing.asking import look
from tests.seals import OVER_TEN, RULES, UP_TO_TEN, Row, clause, draft, route, when

FROM_TWENTY = clause("20 份以上。", route(when("seal.copies", ">=", 20)))


def drawn(*clauses: Row) -> list[Picture]:
    return pictures(standing(draft(*clauses)))


def deadline(amount: int, *rows: Row) -> Row:
    more = {"starts_with": "submit", "stops_with": ["approve"], "amount": amount}
    return {"kind": "deadline", "form": "seal", "unit": "working_days", "when": list(rows), **more}


def pay(**more: object) -> Row:
    return {"kind": "pay", "form": "seal", "counted": "one", "percent": 100, **more}


@pytest.mark.usefixtures("office")
class TestThePictureOfAForm:
    def test_names_each_stretch_and_the_figures_between(self):
        (picture,) = drawn(*RULES)

        assert [part.says for part in picture.parts] == [
            "份数不超过 10 份：一",
            "份数超过 10 份：二",
        ]
        assert [tick.label for tick in picture.ticks] == ["10"]
        assert picture.title == "“用印申请”的审批路线"

    def test_shows_a_hole(self):
        (picture,) = drawn(UP_TO_TEN, FROM_TWENTY)
        hole = picture.parts[1]

        assert (hole.state, hole.clauses) == ("hole", ())
        assert hole.says == "份数超过 10 份、份数少于 20 份：没人批"

    def test_shows_who_meets(self):
        (picture,) = drawn(UP_TO_TEN, clause("都批。", route(when("seal.copies", ">=", 5))))

        assert [part.state for part in picture.parts] == ["rule", "overlap", "rule"]
        assert picture.parts[1].says.endswith("一、二同时适用")

    def test_is_as_wide_as_the_place_for_it(self):
        (picture,) = drawn(UP_TO_TEN, FROM_TWENTY)

        assert sum(part.width for part in picture.parts) == pytest.approx(100, abs=0.1)
        assert min(part.width for part in picture.parts) >= 9

    def test_tells_several_rules_of_one_clause_apart(self):
        rows = [when("seal.copies", "<=", 10)], [when("seal.copies", ">", 10)]
        (picture,) = drawn(clause("看份数。", *(route(*each) for each in rows)))

        assert [part.label for part in picture.parts] == ["①", "②"]

    def test_says_for_which_cases(self):
        office = clause("公章。", route(when("seal.kind", "=", "office"), priority=1))
        (picture,) = drawn(*RULES, office)

        assert picture.case == "印章是合同章"

    def test_is_one_of_deadlines_too_which_may_stand_side_by_side(self):
        both = deadline(5), deadline(1, when("seal.copies", "<=", 2))
        (picture,) = drawn(clause("快办。", *both))

        assert [part.state for part in picture.parts] == ["rule", "rule"]
        assert "时限" in picture.title

    def test_is_one_of_pay_by_the_length_of_leave(self):
        bands = {"up_to": 30}, {"more_than": 30, "up_to": 60, "percent": 80}
        (picture,) = drawn(clause("待遇。", *(pay(**each) for each in bands)))

        assert [part.says for part in picture.parts] == [
            "假期长短不超过 30 天：一 ①",
            "假期长短超过 30 天、假期长短不超过 60 天：一 ②",
        ]

    def test_leaves_out_rules_that_cannot_be_compared(self):
        wrong = clause("很多份的。", route(when("seal.copies", ">", "很多")))

        assert len(drawn(*RULES, wrong)[0].parts) == 2

    def test_is_none_where_nothing_is_cut(self):
        assert drawn(clause("都批。", route())) == []

    def test_is_not_drawn_of_a_repeal(self):
        page = draft(*RULES)
        page.change = "repeal"

        assert pictures_of(page) == []

    def test_costs_no_more_with_more_rules(self, django_assert_max_num_queries):
        def numbered(count: int) -> list[Row]:
            rows = (when("seal.copies", "=", n) for n in range(1, count))
            return [clause(f"{n}。", route(row)) for n, row in enumerate(rows)]

        few, many = standing(draft(*numbered(3))), standing(draft(*numbered(40), slug="many"))
        with django_assert_max_num_queries(5):
            pictures(few)
        with django_assert_max_num_queries(5):
            pictures(many)


class TestTheScreen:
    def test_is_told_the_pictures_of_what_is_not_saved(self, editor):
        page = draft(UP_TO_TEN, FROM_TWENTY)
        (picture,) = look(editor, page).json()["pictures"]

        assert [part["state"] for part in picture["parts"]] == ["rule", "hole", "rule"]
        assert picture["parts"][0]["clauses"] == [page.clauses[0].id]
        assert picture["nobody"] == "没人批"

    def test_is_told_what_is_left_while_a_rule_is_incomplete(self, editor):
        page = draft(UP_TO_TEN, OVER_TEN)
        raw = list(page.clauses.raw_data)
        raw[0]["value"]["rules"][0]["value"]["form"] = ""
        page.clauses = raw

        (picture,) = look(editor, page).json()["pictures"]
        assert [part["state"] for part in picture["parts"]] == ["hole", "rule"]

    def test_knows_which_rule_each_stretch_is(self, editor):
        page = draft(UP_TO_TEN, FROM_TWENTY)
        rules = [each.value["rules"][0].id for each in page.clauses]
        (picture,) = look(editor, page).json()["pictures"]

        assert [part["rules"] for part in picture["parts"]] == [[rules[0]], [], [rules[1]]]

    def test_of_the_checks_shows_them_without_a_script(self, editor):
        page = draft(UP_TO_TEN, FROM_TWENTY)
        said = editor.get(f"/admin/regulations/{page.pk}/checks/").content.decode()

        assert "各段接得上吗" in said
        assert "份数超过 10 份、份数少于 20 份：没人批" in said
