"""The words that a rule rests on stand in its clause."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..compiling import full_text
from .finding import Finding


def find(clauses: list[dict[str, Any]]) -> Iterator[Finding]:
    """Quotes that are not in the text of their clause."""
    sentence = _("The words “%(quote)s” are not in the clause. Copy them from its text.")
    for clause in clauses:
        for index, rule in enumerate(clause["rules"]):
            if rule["quote"] and rule["quote"] not in full_text(clause):
                said = sentence % {"quote": rule["quote"]}
                yield Finding(clause["path"], said, clause=clause["id"], rule=index)
