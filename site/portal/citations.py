"""依据: the clauses that something rests on, as they read then, ready to be opened in place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from regulations.compiling import full_text
from regulations.models import Edition

#: {regulation, edition, clause, path, quote}, as traces, steps and verdicts carry it.
Basis = Mapping[str, Any]


@dataclass(frozen=True)
class Citation:
    """One clause; the words that decided stand between `before` and `after`."""

    path: str
    url: str
    title: str
    edition: str
    in_force_from: date | None
    before: str
    quote: str
    after: str


class Citations:
    """Every clause cited on one page, read in one query."""

    def __init__(self, bases: Iterable[Basis]) -> None:
        wanted = {(each["regulation"], each["edition"]) for each in bases}
        self._editions = {(each.slug, each.number): each for each in _editions(wanted)}

    def of(self, bases: Iterable[Basis]) -> list[Citation]:
        """The citations of one verdict, step or trace, each clause once."""
        cited = {(each["regulation"], each["clause"], each["quote"]): each for each in bases}
        return [self._citation(each) for each in cited.values()]

    def _citation(self, basis: Basis) -> Citation:
        edition = self._editions.get((basis["regulation"], basis["edition"]))
        clause = edition.clause(basis["clause"]) if edition else None
        before, quote, after = _around(clause, basis["quote"])
        return Citation(
            path=basis["path"],
            url=clause_url(basis["regulation"], basis["edition"], basis["clause"]),
            title=edition.title if edition else basis["regulation"],
            edition=edition.label if edition else str(basis["edition"]),
            in_force_from=edition.in_force_from if edition else None,
            before=before,
            quote=quote,
            after=after,
        )


def clause_url(slug: str, edition: int, clause: str) -> str:
    """Where a clause is read within its regulation, in that edition."""
    return f"{reverse('portal:regulation', args=[slug])}?edition={edition}#{clause}"


def _editions(wanted: Iterable[tuple[str, int]]) -> Iterable[Edition]:
    found = Q()
    for slug, number in wanted:
        found |= Q(slug=slug, number=number)
    return Edition.objects.filter(found).defer("heading") if found else ()


def _around(clause: Mapping[str, Any] | None, quote: str) -> tuple[str, str, str]:
    """The paragraph with the words that decided; without such words the clause speaks as a whole."""
    text = full_text(clause) if clause else ""
    if quote not in text or (clause and quote == clause["text"]):
        return (text or quote), "", ""
    before, _quote, after = text.partition(quote)
    earlier, _break, before = before.rpartition("\n")
    opening = earlier.partition("\n")[0]
    # "…看天数：" opens an enumeration; a paragraph of it is not understood without.
    head = f"{opening}\n" if opening.endswith("：") else ""
    return head + before, quote, after.partition("\n")[0]
