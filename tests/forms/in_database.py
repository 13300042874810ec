"""Field types whose answers are rows of the database: drawn from what a test has made there."""

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from .strategies import REGISTRY, TEXTS, Answered, Field, drawn, one

#: What may be answered, by field type; a fixture fills it (`offered`).
OFFERED: dict[str, list[str]] = {}


def offered(rows: Mapping[str, Iterable[object]]) -> None:
    """From now on answers name these rows."""
    OFFERED.clear()
    OFFERED.update({code: [str(each) for each in found] for code, found in rows.items()})


def _one_row(field: Field) -> Answered:
    return one(st.sampled_from(OFFERED[field["type"]]))(field)


def _some_rows(field: Field) -> Answered:
    most = min(field.get("most", 10), len(OFFERED[field["type"]]))
    rows = st.lists(st.sampled_from(OFFERED[field["type"]]), min_size=1, max_size=most, unique=True)
    return one(rows)(field)


def _degrees(most: int) -> st.SearchStrategy[float]:
    return st.integers(-most * 10**6, most * 10**6).map(lambda millionths: millionths / 10**6)


POINTS = st.fixed_dictionaries(
    {"lat": _degrees(90), "lng": _degrees(180)},
    optional={"accuracy": st.integers(0, 100_000).map(float), "address": TEXTS},
)
ADDRESSES = st.fixed_dictionaries({"address": TEXTS})

# A point names no row, but no condition compares with it and no client orders it.
drawn("place", one(POINTS | ADDRESSES), in_database=True)
drawn("photo", _some_rows, in_database=True, most=st.integers(1, 3), with_place=st.booleans())
drawn("file", _some_rows, in_database=True, most=st.integers(1, 3))
drawn("signature", _one_row, in_database=True)
for code in ("person", "unit", "household", "resident"):
    drawn(code, _one_row, in_database=True)

#: Every type that can be drawn.
EVERY = sorted(REGISTRY)
