"""Whether somebody who has read one text has anything to read in another."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from .wording import plain, table_text

Clause = Mapping[str, Any]


def text_digest(clauses: Iterable[Clause]) -> str:
    """SHA-256 of what a reader reads: numbers, words and rules; blank where there is nothing to read.

    Notes, sources and ids may be put right without asking everybody to read again.
    """
    read = [_read(each) for each in clauses]
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest() if read else ""


def _read(clause: Clause) -> list[Any]:
    rules = [[rule["kind"], rule["sentence"]] for rule in clause["rules"]]
    return [clause["path"], clause["title"], plain(clause["text"]), table_text(clause), rules]
