"""How many rows are wanted, told with the values: PostgreSQL plans for a number that it does not know.

Of a desk at which on the average three steps wait it would fetch all and sort them, at one where
thousands wait as well. Where it does not know how many are wanted, it begins with the first, along
an index that has them in order.
"""

import re
from collections.abc import Sequence
from typing import Any

#: A single row, as in EXISTS, says more to the database as it stands.
PLACE_OR_LIMIT = re.compile(r"%s|(?<=LIMIT )(?!1\b)\d+")


def with_limits_told(sql: str, params: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
    """The same statement with a place for each limit, and the limits among its parameters."""
    values = iter(params)
    told = [next(values) if found == "%s" else int(found) for found in PLACE_OR_LIMIT.findall(sql)]
    return PLACE_OR_LIMIT.sub("%s", sql), tuple(told)
