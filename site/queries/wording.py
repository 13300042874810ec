"""What PostgreSQL is told otherwise than Django writes it, so that one plan is good for all values.

What is the same whenever it is asked stands in the words: a partial index is found by that alone.

A list of values is one value, so that lists of all lengths are asked in the same words; of one that
it does not know PostgreSQL expects ten, not as many as there are places.

How many rows are wanted is a value: where PostgreSQL does not know it, it begins with the first,
along an index that has them in order. Otherwise it would fetch all that wait at a desk, and sort
them, because on the average three do; and at this one thousands.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

#: A single row, as in EXISTS, says more to the database as it stands.
PIECE = re.compile(r"%%|IN \(%s(?:, %s)+\)|%s|(?<=LIMIT )(?!1\b)\d+")


class Wording:
    """A statement in these words, and which of the parameters it takes, in order.

    `asked` are the places of values that differ; `by_value` leaves the number of rows in the words.
    """

    def __init__(
        self, sql: str, params: Sequence[Any], asked: Collection[int], *, by_value: bool
    ) -> None:
        self._params, self._asked, self._by_value = params, asked, by_value
        self._place = 0
        self._limits: list[int] = []
        self._taken: list[int | slice] = []
        self.sql = PIECE.sub(self._said, sql)

    def told(self, params: Sequence[Any]) -> list[Any]:
        """As much of the parameters as is told: a list as one value."""
        all_of_them = [*params, *self._limits]
        return [all_of_them[each] for each in self._taken]

    def _said(self, found: re.Match[str]) -> str:
        words = found[0]
        if words == "%%" or (self._by_value and words.isdigit()):
            return words
        if words.isdigit():
            self._taken.append(len(self._params) + len(self._limits))
            self._limits.append(int(words))
            return "%s"
        places = range(self._place, self._place + words.count("%s"))
        self._place = places.stop
        if words == "%s":
            return self._one(places.start)
        if all(each in self._asked for each in places):
            self._taken.append(slice(places.start, places.stop))
            return "= ANY(%s)"
        return f"IN ({', '.join([self._one(each) for each in places])})"

    def _one(self, place: int) -> str:
        words = None if place in self._asked else _in_words(self._params[place])
        if words is None:
            self._taken.append(place)
            return "%s"
        return words


def _in_words(value: Any) -> str | None:
    """A value as it stands in SQL; None for what is no plain text or number."""
    if isinstance(value, str):
        text = str.__str__(value).replace("'", "''").replace("%", "%%")
        return f"'{text}'"
    # Also of the types that tell PostgreSQL the width of a number.
    return str(int(value)) if isinstance(value, int) and not isinstance(value, bool) else None
