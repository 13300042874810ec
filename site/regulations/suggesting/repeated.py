"""Clauses that say again what an earlier one says: a regulation printed twice is read once."""

import re
from collections.abc import Sequence

from .clause import ClauseText
from .folding import folded

NOT_WORDS = re.compile(r"[^\w%]+")
#: Shorter texts (headings, 三、例会制度) are repeated by chance.
SHORT = 8


def repeated(clauses: Sequence[ClauseText]) -> frozenset[int]:
    """Places of clauses that repeat earlier ones, two or more in a row.

    One sentence that two regulations share is read in both; a run of them is one text printed again.
    """
    texts = [NOT_WORDS.sub("", folded(each.text)) for each in clauses]
    seen: set[str] = set()
    again: list[bool] = []
    filled = [index for index, text in enumerate(texts) if text]
    for index in filled:
        again.append(texts[index] in seen)
        seen.add(texts[index])
    found = set()
    for place, index in enumerate(filled):
        neighbours = again[max(place - 1, 0) : place] + again[place + 1 : place + 2]
        if again[place] and any(neighbours) and len(texts[index]) >= SHORT:
            found.add(index)
    return frozenset(found)
