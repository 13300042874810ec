"""What PostgreSQL is told otherwise than Django writes it, so that one plan is good for all values.

How many rows are wanted is a value: where PostgreSQL does not know it, it begins with the first,
along an index that has them in order. Otherwise it would fetch all that wait at a desk, and sort
them, because on the average three do; and at this one thousands.

A list of values is one value, so that lists of all lengths are asked in the same words; of one that
it does not know PostgreSQL expects ten, not as many as there are places.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

#: A single row, as in EXISTS, says more to the database as it stands.
PLACE_OR_LIMIT = re.compile(r"(?<!%)%s|(?<=LIMIT )(?!1\b)\d+")
PLACE_OR_LIST = re.compile(r"IN \(%s(?:, %s)+\)|(?<!%)%s")

#: Where the values of a list stand among the parameters: from, up to.
Span = tuple[int, int]


def with_limits_told(sql: str, params: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """The same statement with a place for each limit, and the limits among its parameters."""
    values = iter(params)
    told = [next(values) if found == "%s" else int(found) for found in PLACE_OR_LIMIT.findall(sql)]
    return PLACE_OR_LIMIT.sub("%s", sql), tuple(told)


def with_lists_told(sql: str, asked: Collection[int]) -> tuple[str, list[Span]]:
    """The same statement with one place for each list whose values are `asked` (their places)."""
    spans: list[Span] = []
    place = 0

    def told(found: re.Match[str]) -> str:
        nonlocal place
        words, begins = found[0], place
        place += words.count("%s")
        if words == "%s" or not set(range(begins, place)) <= set(asked):
            return words
        spans.append((begins, place))
        return "= ANY(%s)"

    return PLACE_OR_LIST.sub(told, sql), spans


def gathered(params: Sequence[Any], spans: Sequence[Span]) -> list[Any]:
    """The parameters with the values of each list as one."""
    found = list(params)
    for begins, ends in reversed(spans):
        found[begins:ends] = [found[begins:ends]]
    return found
