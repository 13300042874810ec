"""Rows of a group on the page, without JavaScript: added, taken out, refused at their place."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from forms.submissions.models import Draft
from portal.fields import asked
from portal.posting import Posted
from tests.forms.conftest import edition_of

from .test_steps import Walker, text, walker  # noqa: F401

FROM = date(2026, 9, 14)
TWO = {
    "visited.0.relative": "3号楼501",
    "visited.0.met": "at_home",
    "visited.1.relative": "3号楼502",
    "visited.1.met": "by_phone",
}


def told(response: Any) -> list[str]:
    """What stands in the field for words of each row, in order."""
    (group,) = [each for each in response.context["fields"] if each.key == "visited"]
    rows = [{each.key: each for each in row.fields} for row in group.group.rows]
    return [row["relative"].value for row in rows]


@pytest.fixture
def homes(walker: Walker) -> Callable[..., Any]:  # noqa: F811
    """Press a button on the step of the households."""
    return lambda do, answers=TWO: walker.press(do, "2", answers)


class TestARow:
    def test_is_added_and_nothing_is_lost(self, homes: Callable[..., Any]) -> None:
        answer = homes("add:visited")

        assert told(answer) == ["3号楼501", "3号楼502", ""]
        assert 'name="visited.2.relative"' in text(answer)
        assert len(Draft.objects.get().answers["visited"]) == 2

    def test_is_added_beside_one_that_is_still_blank(self, homes: Callable[..., Any]) -> None:
        assert told(homes("add:visited", TWO | {"visited.2.relative": ""})) == [
            "3号楼501",
            "3号楼502",
            "",
            "",
        ]

    def test_is_taken_out(self, homes: Callable[..., Any]) -> None:
        assert told(homes("remove_row:visited.0")) == ["3号楼502"]

    def test_is_numbered_as_the_page_likes(self, homes: Callable[..., Any]) -> None:
        sparse = {"visited.3.relative": "甲", "visited.10.relative": "乙"}

        assert told(homes("look", sparse)) == ["甲", "乙"]

    def test_that_is_strange_takes_nothing_with_it(self, homes: Callable[..., Any]) -> None:
        for strange in (
            "remove_row:visited.99",
            "remove_row:",
            "add:area",
            "remove_row:x.y",
            "add:",
        ):
            assert told(homes(strange)) == ["3号楼501", "3号楼502"]

    def test_is_not_added_beyond_the_most(self, homes: Callable[..., Any]) -> None:
        forty = {f"visited.{number}.relative": str(number + 1) for number in range(40)}

        answer = homes("add:visited", forty)

        assert len(told(answer)) == 40
        assert answer.context["fields"][1].group.full

    def test_is_folded_when_there_are_many(self, homes: Callable[..., Any]) -> None:
        four = {f"visited.{number}.relative": f"{number + 1}号" for number in range(4)}

        group = homes("add:visited", four).context["fields"][1].group

        assert [row.open for row in group.rows] == [False, False, False, False, True]
        assert group.rows[0].told == "1号"


class TestAPost:
    def posted(self) -> Posted:
        field = {
            "type": "group", "key": "g", "label": "组", "fields": [
                {"type": "text", "key": "a", "label": "甲"},
                {"type": "choice", "key": "c", "label": "乙", "default": "x",
                 "options": [{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]},
            ],
        }  # fmt: skip
        return Posted([field], QueryDict("g.0.a=&g.0.c=x&g.2.a=1&g.2.c=x&g.5.c=y"))

    def test_leaves_out_rows_that_nobody_touched(self) -> None:
        posted = self.posted()

        assert posted.answers == {"g": [{"a": "1", "c": "x"}, {"c": "y"}]}
        assert posted.numbers == {"g": [2, 5]}
        assert posted.places() == {"g": range(3)}


def test_a_page_of_many_rows_asks_as_little_as_one_of_few(office: None, person: Any) -> None:
    """People and files of all rows are looked up once."""
    inner = [
        {"type": "person", "key": "who", "label": "谁"},
        {"type": "file", "key": "proof", "label": "材料"},
    ]
    edition = edition_of([{"type": "group", "key": "g", "label": "组", "fields": inner}])
    row = {"who": "grid-worker-2", "proof": ["8d5a4a4e-6d19-4f1c-9f2c-000000000000"]}

    def queries(rows: int) -> int:
        given = {"g": [row] * rows}
        with CaptureQueriesContext(connection) as captured:
            fields = asked(edition, given, {}, owner=person("grid-worker"), on=FROM)
            for each in fields[0].group.rows:
                assert each.told
                assert each.fields[0].box.label
                assert each.fields[1].uploads == []
        return len(captured)

    assert queries(30) == queries(1)
