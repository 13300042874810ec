"""What a text refers to is there."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..references import unknown
from .finding import Finding


def find(clauses: list[dict[str, Any]]) -> Iterator[Finding]:
    """References to a clause that does not exist (any more)."""
    for clause in clauses:
        for mark in unknown(clause["text"]):
            sentence = _(
                "The text refers to a clause that does not exist (any more): “%(mark)s”. "
                "Choose the clause anew with “refer to a clause”, or write out the words."
            )
            yield Finding(clause["path"], sentence % {"mark": mark})
