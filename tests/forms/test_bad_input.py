"""Whatever a program sends: no fault, and a sentence for each place that has one."""

from typing import Any

import pytest
from django.http import QueryDict

from forms.schemas.showing import shown_answers
from forms.schemas.validation import read, validate
from tests.forms.conftest import edition_of
from tests.forms.strategies import JUNK, REGISTRY
from tests.plugins.matters import ASKED_ON

OPTIONS = [{"value": "a", "label": "甲"}]
PARTS = {"half_day_range": ("first", "last", "starts", "ends"), "time_span": ("day", "from", "to")}


def _deep(levels: int) -> Any:
    found: Any = "x"
    for _level in range(levels):
        found = [found]
    return found


MONSTERS = [
    float("nan"), float("inf"), -float("inf"), 10**400, -(10**5000), 1e308, _deep(100), _deep(5000),
    {"a": _deep(3000)}, "长" * 1_000_000, ["a"] * 10_000, [{}] * 10_000, {str(n): n for n in range(2000)},
    "\u202e反\u2066", "堃𠮷👨‍👩‍👧", "\ud800", "a\x00", [float("nan")], {"__proto__": {"a": 1}}, [[], {}, None],
]  # fmt: skip


def _field(code: str) -> dict[str, Any]:
    field = {"type": code, "key": "q", "label": "问题", "options": OPTIONS}
    return field | {f"{part}_key": f"q_{part}" for part in PARTS.get(code, ())}


def _keys(code: str) -> list[str]:
    return [f"q_{part}" for part in PARTS[code]] if code in PARTS else ["q"]


LEAVES = [_field(code) for code in sorted(REGISTRY) if not REGISTRY[code].in_database]
#: The values that JUNK is drawn from.
SMALL = list(JUNK.elements)


def judge(edition, answers):
    """The problems: all of them sentences that may be sent and kept."""
    kept, found = validate(edition, answers, on=ASKED_ON)
    for path, sentences in found.items():
        path.encode()
        assert sentences
        assert all(sentence.encode() and len(sentence) < 400 for sentence in sentences)
    shown_answers(edition, kept)
    return found


@pytest.mark.parametrize("field", LEAVES, ids=lambda field: field["type"])
class TestAnAnswerOfAnyKind:
    def test_is_judged_without_a_fault(self, field):
        edition = edition_of([field])
        for value in [*SMALL, *MONSTERS]:
            for key in _keys(field["type"]):
                judge(edition, {key: value})

    def test_is_judged_in_a_row_too(self, field):
        group = {"type": "group", "key": "rows", "label": "各户", "fields": [field]}
        edition = edition_of([group])
        for value in [*SMALL, *MONSTERS]:
            for key in _keys(field["type"]):
                found = judge(edition, {"rows": [{key: value}, value]})
                assert all(path.startswith("rows") for path in found)

    def test_that_is_posted_is_read_without_a_fault(self, field):
        edition = edition_of([field])
        for typed in (
            "\x00",
            "1e999999",
            "NaN",
            "９" * 50,
            "\u202e1",
            "-",
            ",",
            "1,,1",
            "x" * 10_000,
        ):
            data = QueryDict(mutable=True)
            for key in _keys(field["type"]):
                data.setlist(key, [typed, typed])
            judge(edition, read(edition, data))


@pytest.fixture(scope="module")
def edition():
    group = {"type": "group", "key": "rows", "label": "各户", "at_most": 50, "fields": LEAVES}
    name = {"type": "text", "key": "name", "label": "姓名", "required": True}
    return edition_of([name, group])


class TestAnswersAsAWhole:
    @pytest.mark.parametrize(
        "key",
        ["__proto__", "constructor", "rows.0.q", "", "姓名", "a\x00", "\ud800", "x" * 100_000],
    )
    def test_have_no_keys_that_nobody_asked_for(self, edition, key):
        assert len(judge(edition, {"name": "张三", key: 1})) == 1

    def test_have_ten_thousand_rows_and_one_sentence(self, edition):
        found = judge(edition, {"name": "张三", "rows": [{"q": 1}] * 10_000})

        assert list(found) == ["rows"]
        assert "10000" in found["rows"][0].replace(",", "")

    def test_lack_one_thing_beside_too_many_rows(self, edition):
        assert set(judge(edition, {"rows": [{}] * 51})) == {"name", "rows"}

    @pytest.mark.parametrize("rows", [[1], [None], [[]], ["x"], [{}, True]])
    def test_have_rows_that_are_none(self, edition, rows):
        found = judge(edition, {"name": "张三", "rows": rows})

        assert list(found) == [f"rows.{len(rows) - 1}"]
        assert "各户" in found[f"rows.{len(rows) - 1}"][0]

    def test_may_repeat_a_row(self):
        name = {"type": "text", "key": "name", "label": "姓名"}
        edition = edition_of([{"type": "group", "key": "rows", "label": "各户", "fields": [name]}])

        assert not judge(edition, {"rows": [{"name": "𠮷堃"}] * 2})
