"""What holds of any two texts."""

from collections import Counter
from itertools import pairwise

from hypothesis import given

from regulations.comparing import Kind, Op, Written, compare, compare_clauses, spans
from regulations.comparing.spans import Span

from .texts import WORDS, Row, texts


def without(op: Op, found: tuple[Span, ...]) -> str:
    """The text that the spans leave when those of one kind are passed over."""
    return "".join(each.text for each in found if each.op != op)


@given(WORDS, WORDS)
def test_the_spans_give_both_texts(old: str, new: str) -> None:
    found = spans(old, new)

    assert (without(Op.INSERTED, found), without(Op.DELETED, found)) == (old, new)
    assert all(each.text for each in found)
    assert all(one.op != other.op for one, other in pairwise(found))


@given(texts())
def test_a_text_compared_with_itself_has_not_changed(text: list[Row]) -> None:
    written = Written("办法", {"issuer": "办事处"}, text, ["街道"])

    assert compare(written, written).same


@given(texts(), texts())
def test_the_other_way_round_what_came_went(before: list[Row], after: list[Row]) -> None:
    there, back = compare_clauses(before, after), compare_clauses(after, before)

    def ids(found, kind: Kind) -> Counter[str]:
        return Counter(each.clause["id"] for each in found if each.kind == kind)

    assert ids(there, Kind.ADDED) == ids(back, Kind.REMOVED)
    assert ids(there, Kind.REMOVED) == ids(back, Kind.ADDED)
    assert ids(there, Kind.CHANGED).total() == ids(back, Kind.CHANGED).total()


@given(texts(), texts())
def test_every_clause_is_told_of_once(before: list[Row], after: list[Row]) -> None:
    found = compare_clauses(before, after)

    assert [each.after for each in found if each.after] == after
    old = sorted((each.before for each in found if each.before), key=lambda each: each["id"])
    assert old == sorted(before, key=lambda each: each["id"])
