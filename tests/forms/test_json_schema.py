"""A form is published as JSON Schema 2020-12, which any client may validate with."""

import jsonschema_rs
import pytest

from tests.forms.conftest import edition_of

FIVE_DAYS = {
    "leave_type": "personal",
    "first_day": "2026-03-09",
    "last_day": "2026-03-13",
    "reason": "回乡修房。",
}


def accepts(edition, answers) -> bool:
    return jsonschema_rs.Draft202012Validator(edition.schema, validate_formats=True).is_valid(
        answers
    )


class TestTheSchema:
    @pytest.mark.parametrize("form", ["leave_form", "seal_form"])
    def test_is_valid_json_schema_2020_12(self, request, form):
        schema = request.getfixturevalue(form).schema

        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert jsonschema_rs.meta.is_valid(schema)

    def test_accepts_what_the_form_asks_and_nothing_else(self, leave_form):
        assert accepts(leave_form, FIVE_DAYS)
        assert not accepts(leave_form, {**FIVE_DAYS, "salary": "3000"})
        assert not accepts(leave_form, {**FIVE_DAYS, "starts": "noon"})
        assert not accepts(leave_form, {key: FIVE_DAYS[key] for key in ("leave_type", "reason")})

    def test_names_every_answer_by_its_label(self, leave_form):
        titles = {key: each["title"] for key, each in leave_form.schema["properties"].items()}

        assert titles["leave_type"] == "请假类别"
        assert titles["first_day"] == titles["ends"] == "起止日期"


class TestAFieldThatIsShownOnlySometimes:
    @pytest.mark.parametrize(
        ("other", "op", "value", "shown", "hidden"),
        [
            ({"type": "yes_no"}, "=", "yes", True, False),
            ({"type": "yes_no"}, "!=", "yes", False, True),
            ({"type": "number"}, "=", "3", 3, 4),
            ({"type": "number"}, ">", "2.5", 3, 2),
            ({"type": "number"}, "in", ["1", "2"], 2, 3),
            ({"type": "choice", "choices": {"a": "甲", "b": "乙"}}, "not_in", ["a"], "b", "a"),
            ({"type": "text"}, "given", "", "有", None),
        ],
    )
    def test_is_required_only_then(self, other, op, value, shown, hidden):
        row = {"field": "other", "op": op, "value": value}
        asked = {"key": "q", "label": "问题", "type": "text", "required": True, "shown_when": [row]}
        edition = edition_of([{"key": "other", "label": "另一题", **other}, asked])
        without = {} if hidden is None else {"other": hidden}

        assert not accepts(edition, {"other": shown})
        assert accepts(edition, {"other": shown, "q": "答"})
        assert accepts(edition, without)


class TestThePartForTheScreen:
    def test_keeps_order_widgets_and_conditions(self, leave_form):
        fields = {each["key"]: each for each in leave_form.ui["fields"]}

        assert leave_form.ui["order"][:3] == ["leave_type", "first_day", "last_day"]
        assert fields["days"]["keys"] == ["first_day", "last_day", "starts", "ends"]
        assert fields["special_reason"]["default"] == "none"
        assert fields["relation"]["shown_when"][0]["field"] == "special_reason"
        assert fields["days"]["fact"] == "leave.days"
