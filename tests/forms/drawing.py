"""Whole forms drawn at random, as they could be published, and answers to them."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from forms.schemas.checking.relations import MEASURED
from forms.schemas.checking.scopes import keyed
from forms.schemas.fields.base import type_of
from forms.schemas.fields.computing import HOWS

from .strategies import JUNK, REGISTRY, STRANGE_KEYS, WRITTEN, Field, fields, identity_numbers

Draw = Callable[..., Any]
#: The same examples on every machine; a whole form takes too long to be made smaller.
FIXED = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
WITHOUT_DATABASE = sorted(code for code, each in REGISTRY.items() if not each.in_database)
NOT_ORDERED = ["=", "!=", "in", "not_in", "given"]
ORDERED = ["<", "<=", ">", ">="]
VALUES = {
    "yes_no": ["yes", "no"],
    "choice": ["a", "b", "c"],
    "many_choices": ["a", "b", "c"],
    "text": ["a", "1", "AB-12"],
    "number": ["0", "1", "2.5", "3"],
    "day": ["2025-01-01", "2026-02-03"],
    "moment": ["2026-02-03"],
    "clock": ["09:00"],
}


@st.composite
def conditions(draw: Draw, seen: dict[str, Field], most: int = 2) -> list[dict[str, Any]]:
    """Rows about fields further up."""
    keys = [
        key for key, field in seen.items() if field["type"] != "text" or not field.get("preset")
    ]
    rows = []
    for key in draw(st.lists(st.sampled_from(keys), max_size=most)) if keys else []:
        field = seen[key]
        sort = field["type"] if field["type"] in VALUES else type_of(field).sort(field, key)
        ops = ["given"] if sort == "rows" else NOT_ORDERED
        op = draw(st.sampled_from([*ops, *(ORDERED if type_of(field).ordered else [])]))
        if op == "given":
            value: Any = ""
        else:
            one = st.sampled_from(VALUES[sort])
            value = draw(st.lists(one, min_size=1, max_size=2) if op.endswith("in") else one)
        rows.append({"field": key, "op": op, "value": value})
    return rows


@st.composite
def scopes(
    draw: Draw, prefix: str, around: dict[str, Field], most: int, *, on_form: bool
) -> list[Field]:
    """The fields of a form, or of the rows of a group."""
    found: list[Field] = []
    kinds = [*WITHOUT_DATABASE, "computed", *(["section", "group", "hint"] if on_form else [])]
    for number, code in enumerate(
        draw(st.lists(st.sampled_from(kinds), min_size=1 + 3 * on_form, max_size=most))
    ):
        key, seen = f"{prefix}{number}", {**around, **keyed(found)}
        match code:
            case "section" | "hint":
                field = {"type": code, "key": key, "label": key}
            case "computed":
                field = draw(computed(key, keyed(found), over_rows=on_form))
            case "group":
                field = draw(groups(key, seen))
            case _:
                field = draw(fields(code, key))
        if not field:
            continue
        if draw(st.integers(0, 2)) == 0:
            field["shown_when"] = draw(conditions(seen))
        if code not in ("section", "hint", "computed", "group") and not field.get("required"):
            field["required_when"] = draw(conditions(seen, 1))
        found.append(field)
    return found


@st.composite
def groups(draw: Draw, key: str, seen: dict[str, Field]) -> Field:
    """Rows of up to four fields."""
    inner = draw(scopes(f"{key}_", seen, 4, on_form=False))
    least = draw(st.integers(0, 2))
    group = {"type": "group", "key": key, "label": key, "fields": inner, "at_most": 3}
    return {
        **group,
        "at_least": least,
        "required": draw(st.booleans()),
        "checks": draw(checks(inner)),
    }


@st.composite
def computed(draw: Draw, key: str, seen: dict[str, Field], *, over_rows: bool) -> Field:
    """A value that follows from fields further up; none if nothing fits."""
    how = draw(st.sampled_from(sorted(HOWS)))
    paths = {path: type_of(field).sort(field, path) for path, field in seen.items()}
    if over_rows and how in ("sum", "average", "min", "max", "count"):
        for name, field in seen.items():
            rows = keyed(type_of(field).inner(field))
            paths |= {
                f"{name}.{path}": type_of(each).sort(each, path) for path, each in rows.items()
            }
    fit = [path for path, sort in paths.items() if sort in HOWS[how].sorts]
    least, most = HOWS[how].takes
    if not fit:
        return {}
    of = draw(st.lists(st.sampled_from(fit), min_size=least, max_size=min(most, 3)))
    settings = {"how": how, "of": of, "both_ends": draw(st.booleans())}
    return {"type": "computed", "key": key, "label": key, **settings}


@st.composite
def checks(draw: Draw, asked: list[Field]) -> list[dict[str, Any]]:
    """Cross-field rows between fields of one sort."""
    by_sort: dict[str, list[str]] = {}
    for key, field in keyed(asked).items():
        by_sort.setdefault(type_of(field).sort(field, key), []).append(key)
    pairs = [
        (left, right)
        for sort, keys in by_sort.items()
        if sort in MEASURED
        for left in keys
        for right in keys
        if left != right
    ]
    rows = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    ops = st.sampled_from(["=", "!=", *ORDERED])
    return [{"left": left, "op": draw(ops), "right": right} for left, right in rows]


@st.composite
def forms(draw: Draw) -> tuple[list[Field], list[dict[str, Any]]]:
    """The fields and the cross-field rows of a form."""
    asked = draw(scopes("k", {}, 8, on_form=True))
    return asked, draw(checks(asked))


def junk(field: Field) -> st.SearchStrategy[Any]:
    """What does not answer a field, or just so."""
    if field.get("preset") == "identity_number":
        # What breaks the rule of the last character alone is drawn by no chance.
        return st.one_of(identity_numbers(right=False), st.sampled_from(WRITTEN), JUNK)
    nearly = REGISTRY[field["type"]].nearly if field["type"] in REGISTRY else ()
    return st.sampled_from(nearly) | JUNK if nearly else JUNK


@st.composite
def answers(draw: Draw, asked: list[Field], wrong: int = 6) -> dict[str, Any]:
    """Answers to a form; one of so many is junk, and some are left out."""
    given: dict[str, Any] = {}
    for field in asked:
        chance = draw(st.integers(0, 11))
        if not chance and wrong:
            continue
        if field["type"] == "group":
            rows = st.lists(
                answers(field["fields"], wrong), max_size=draw(st.sampled_from([2, 3, 5]))
            )
            given[field["key"]] = draw(rows)
        elif field["type"] in REGISTRY:
            given |= draw(REGISTRY[field["type"]].answered(field))
        for key in type_of(field).keys(field):
            if wrong and draw(st.integers(1, wrong * 2)) == 1:
                given[key] = draw(junk(field))
    if wrong and draw(st.integers(1, wrong * 4)) == 1:
        given[draw(STRANGE_KEYS)] = draw(JUNK)
    return given
