"""Clauses as an Edition keeps them, in as few words as a test needs."""

from typing import Any

from hypothesis import strategies as st

Row = dict[str, Any]


def clause(clause_id: str, text: str, **more: Any) -> Row:
    """A frozen clause of the second level."""
    bare = {"mark": "1", "path": "一.1", "level": 2, "title": "", "known": False, "note": ""}
    return {**bare, "sources": [], "rules": [], "id": clause_id, "text": text, **more}


def rule(sentence: str, kind: str = "limit", **parameters: Any) -> Row:
    """A frozen rule; its sentence stands for its parameters unless some are given."""
    return {
        "kind": kind,
        "quote": "",
        "sentence": sentence,
        "parameters": parameters or {"sentence": sentence},
    }


WORDS = st.text(alphabet="请假事病天年月超过不含以内办公室0123456789。，；\n ", max_size=30)
RULES = st.lists(st.builds(rule, WORDS, kind=st.sampled_from(["limit", "route"])), max_size=3)


@st.composite
def texts(draw: Any) -> list[Row]:
    """The clauses of one edition: ids once each, levels and numbers as they come."""
    ids = draw(st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8))
    return [
        clause(
            each,
            draw(WORDS),
            level=draw(st.integers(1, 4)),
            title=draw(WORDS),
            path=str(at),
            rules=draw(RULES),
        )
        for at, each in enumerate(ids)
    ]
