"""Forms put together at random, as an editor might put them together."""

from typing import Any

from hypothesis import strategies as st

from forms.schemas.blocks import field_blocks
from forms.schemas.fields import field_types

WORDS = st.text("走访日期户主姓名电话人数是否困难备注abc 1", min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
OPS = st.sampled_from(["=", "!=", "in", "not_in", "given"])
PLAIN = ("text", "long_text", "number", "choice", "date", "moment", "yes_no", "person", "file",
         "money", "rating", "many_choices")  # fmt: skip


@st.composite
def rows(draw: Any, keys: list[str]) -> list[dict[str, Any]]:
    """Condition rows about fields further up."""
    if not keys:
        return []
    found = []
    for _n in range(draw(st.integers(0, 2))):
        op = draw(OPS)
        values = draw(st.lists(CODES, min_size=1, max_size=3, unique=True))
        value: Any = values if op in ("in", "not_in") else ("" if op == "given" else values[0])
        found.append({"field": draw(st.sampled_from(keys)), "op": op, "value": value})
    return found


@st.composite
def fields(draw: Any, keys: list[str], *, inner: bool = False) -> dict[str, Any]:
    """One field of any type, with settings that its block has."""
    types = [
        code
        for code, kind in field_types().items()
        if (kind.in_rows and code in PLAIN) or (not inner and code in ("group", "section", "hint"))
    ]
    code = draw(st.sampled_from(types))
    number = len(keys)
    found: dict[str, Any] = {"type": code, "label": draw(WORDS), "key": f"{draw(CODES)}_{number}"}
    settings = dict(field_blocks())[code].child_blocks
    if "required" in settings:
        found["required"] = draw(st.booleans())
    if draw(st.booleans()) or code == "hint":
        found["help"] = draw(WORDS)
    found["shown_when"] = draw(rows(keys))
    if "required_when" in settings:
        found["required_when"] = draw(rows(keys))
    if code in ("choice", "many_choices"):
        codes = draw(st.lists(CODES, min_size=1, max_size=4, unique=True))
        found["options"] = [
            {"value": each, "label": draw(WORDS), "withdrawn": draw(st.booleans())}
            for each in codes
        ]
    if code == "number" and draw(st.booleans()):
        found["minimum"] = str(draw(st.integers(0, 9)))
    if code == "date" and draw(st.booleans()):
        found["earliest"] = "2026-01-01"
    if code == "rating":
        found["most"] = draw(st.integers(2, 10))
    if code == "group":
        found |= {"at_least": draw(st.integers(0, 2)), "at_most": draw(st.integers(3, 50))}
        keys = [*keys, found["key"]]
        found["fields"] = [draw(fields([*keys, f"row{n}"], inner=True)) for n in range(2)]
        for n, each in enumerate(found["fields"]):
            each |= {"key": f"{each['key']}_{n}", "shown_when": [], "required_when": []}
    return found


@st.composite
def forms(draw: Any) -> list[dict[str, Any]]:
    """Up to eight fields, in order."""
    found: list[dict[str, Any]] = []
    for _n in range(draw(st.integers(1, 8))):
        found.append(draw(fields([each["key"] for each in found])))
    return found
