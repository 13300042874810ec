"""用印申请: a kind of request made of data only, and a regulation for it in three clauses."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from facts.models import Fact
from forms.schemas.models import FormIndex, FormPage
from office.loading.facts import load_facts
from office.loading.forms import load_form
from office.loading.regulations import draft_regulation
from regulations.models import RegulationIndex, RegulationPage

Row = dict[str, Any]

FACTS: list[Row] = [
    {
        "key": "seal.kind",
        "label": "印章",
        "type": "choice",
        "choices": {"office": "公章", "contract": "合同章"},
    },
    {"key": "seal.copies", "label": "份数", "type": "number", "unit": "份", "minimum": 1},
    {"key": "seal.needed_on", "label": "哪天要用", "type": "date"},
    {"key": "seal.urgent", "label": "是否加急", "type": "yes_no"},
]
FORM: Row = {
    "slug": "seal",
    "title": "用印申请",
    "kind": "application",
    "fields": [
        {"type": "choice", "key": "seal", "label": "用哪枚章", "required": True, "fact": "seal.kind",
         "choices": {"office": "公章", "contract": "合同章"}},
        {"type": "number", "key": "copies", "label": "份数", "required": True, "fact": "seal.copies",
         "minimum": 1, "maximum": 500},
        {"type": "text", "key": "subject", "label": "文件名称", "required": True, "max_length": 20},
        {"type": "yes_no", "key": "urgent", "label": "是否加急", "fact": "seal.urgent"},
        {"type": "date", "key": "needed_on", "label": "哪天要用", "fact": "seal.needed_on",
         "required": True, "shown_when": [{"field": "urgent", "op": "=", "value": "yes"}]},
        {"type": "person", "key": "handler", "label": "经办人"},
        {"type": "file", "key": "paper", "label": "文件"},
    ],
}  # fmt: skip
ANSWERS: Row = {"seal": "office", "copies": 3, "subject": "居民议事会决议"}


def when(fact: str, op: str, value: object = "") -> Row:
    """A condition row."""
    return {"fact": fact, "op": op, "value": value}


def station(post: str, act: str = "approve", order: int = 1, **more: Any) -> Row:
    """A stop of a route, at the nearest unit upward that has the post."""
    return {
        "post": post,
        "act": act,
        "order": order,
        "where": "nearest_upward",
        "holders": "any",
        **more,
    }


def route(*rows: Row, by: list[Row] | None = None, **more: Any) -> Row:
    """A route of the seal form; the office director approves unless stations are given."""
    stations = [station("office-director")] if by is None else by
    return {"kind": "route", "form": "seal", "when": list(rows), "stations": stations, **more}


def limit(**more: Any) -> Row:
    """A limit of the seal form: a hundred copies each time."""
    return {"kind": "limit", "form": "seal", "fact": "seal.copies", "bound": 100, "per": "one",
            "effect": "refuse", **more}  # fmt: skip


def clause(text: str, *rules: Row, **more: Any) -> Row:
    """A clause of the first level; its text serves as its id."""
    return {"id": text, "level": 1, "text": text, "rules": list(rules), **more}


UP_TO_TEN = clause(
    "用印 10 份以内，办事处主任批。", route(when("seal.copies", "<=", 10), quote="办事处主任批")
)
OVER_TEN = clause(
    "超过 10 份的，办事处主任签注意见，党工委书记批。",
    route(
        when("seal.copies", ">", 10),
        by=[station("office-director", "opine"), station("party-secretary", order=2)],
    ),
)
FILED = clause(
    "用印申请都交办公室备查。", route(by=[station("office-clerk", "file")], place="after")
)
RULES = [UP_TO_TEN, OVER_TEN, FILED]


def make_form(**more: Any) -> FormPage:
    """The seal form, published; its facts join the dictionary."""
    load_facts(FACTS)
    return load_form({**FORM, **more}, FormIndex.objects.get())


def draft(*clauses: Row, **heading: Any) -> RegulationPage:
    """A regulation on the shelf, not published; it binds the street from March 2026 on."""
    if not Fact.objects.filter(key="seal.kind").exists():
        make_form()
    row: Mapping[str, Any] = {
        "title": "用印管理办法",
        "slug": "seals",
        "numbering": "cn",
        "in_force_from": date(2026, 3, 1),
        "issuer": "云桥街道办事处",
        "binds": ["street"],
        "clauses": clauses or RULES,
        **heading,
    }
    return draft_regulation(row, RegulationIndex.objects.get())


def published(*clauses: Row, **heading: Any) -> RegulationPage:
    """The same, published as its first edition."""
    page = draft(*clauses, **heading)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
