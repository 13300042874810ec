"""What is asked about a published edition again and again is worked out once, and comes out the same."""

import json

import pytest

from forms.schemas.fields.picker import Picked
from forms.schemas.models import FormEdition
from forms.schemas.models.frozen import read, read_fields
from forms.schemas.shown import Fields, shown_among, shown_fields
from forms.schemas.walking import every

FIELDS = [
    {"key": "kind", "type": "text", "label": "类别"},
    {
        "key": "more",
        "type": "text",
        "label": "说明",
        "shown_when": [{"field": "kind", "op": "=", "value": "other"}],
    },
    {
        "key": "last",
        "type": "text",
        "label": "备注",
        "required_when": [{"field": "more", "op": "given"}],
    },
]


class TestFieldsOfAnEdition:
    @pytest.mark.parametrize(
        "asked",
        [[{"kind": "other", "more": "x"}, {"kind": "own"}, {}], [{"kind": "own"}] * 3],
    )
    def test_are_shown_as_those_of_any_list(self, asked):
        kept = Fields(FIELDS)
        for answers in [*asked, *reversed(asked)]:
            assert shown_fields(kept, answers) == list(shown_among(FIELDS, answers, {}))
            assert list(every(kept, answers)) == list(every(FIELDS, answers))

    def test_are_looked_at_anew_when_an_answer_changed_in_its_place(self):
        kept, answers = Fields(FIELDS), {"kind": "own", "rows": [{"a": 1}]}
        before = shown_fields(kept, answers)
        answers["kind"] = "other"

        assert [each["key"] for each in before] == ["kind", "last"]
        assert [each["key"] for each in shown_fields(kept, answers)] == ["kind", "more", "last"]

    def test_are_met_with_the_answers_that_were_given(self):
        kept, answers = Fields(FIELDS), {"kind": "own", "last": "甲"}
        list(every(kept, answers))
        # Whoever asked first goes on to change his own.
        answers["last"] = "乙"

        (_kind, last) = every(kept, {"kind": "own", "last": "甲"})
        assert last.answers["last"] == "甲"

    def test_tell_a_code_with_its_label_from_one_without(self):
        kept = Fields(FIELDS)
        for label in ("七号楼", "改了名的楼"):
            list(every(kept, {"kind": "own", "last": "7"}))
            (_kind, last) = every(kept, {"kind": "own", "last": Picked("7", label)})
            assert last.answers["last"].label == label

    def test_notice_a_row_more(self):
        kept, answers = Fields(FIELDS), {"rows": [{"a": 1}]}
        shown_fields(kept, answers)
        answers["rows"].append({"a": 2})

        assert kept._last[0] != answers


@pytest.mark.usefixtures("office")
class TestColumnsOfAnEdition:
    def test_are_read_once(self):
        first, second = (FormEdition.objects.get(slug="leave") for _time in range(2))

        assert isinstance(first.fields, Fields)
        assert first.fields is second.fields
        assert first.schema is second.schema

    def test_are_found_in_parts_too(self):
        rows = FormEdition.objects.filter(slug="leave")

        assert rows.values_list("fields__0__key", flat=True)[0] == rows[0].fields[0]["key"]

    def test_are_what_was_written(self):
        for text in ('[{"key": "一"}]', "[]", '{"a": null}', "null", "1.50"):
            assert read(text) == json.loads(text)
        assert read_fields('[{"key": "一"}]') == [{"key": "一"}]
