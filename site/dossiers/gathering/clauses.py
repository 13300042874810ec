"""The clauses that decided something, whole and as they read in the editions that the matter keeps."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from facts.words import joined
from regulations.compiling import full_text
from regulations.models import Edition

from ..contents import QuotedClause
from .matter import Matter
from .words import is_grade, station_label

#: Two lines of the page; a longer note stays in the record.
LONGEST_NOTE = 80

Cited = tuple[str, int, str]  # regulation, edition, clause


class Use(NamedTuple):
    """For what a clause was relied on."""

    cited: Cited
    quote: str
    purpose: str


def quoted_clauses(*matters: Matter) -> tuple[QuotedClause, ...]:
    """Each clause once, in the order of its regulation, with the words that decided."""
    uses: dict[Cited, list[Use]] = defaultdict(list)
    for matter in matters:
        for use in _uses(matter):
            uses[use.cited].append(use)
    return tuple(
        _quoted(edition, clause, uses[cited])
        for edition in kept_editions(matters)
        for clause in edition.clauses
        if (cited := (edition.slug, edition.number, clause["id"])) in uses
    )


def kept_editions(matters: Collection[Matter]) -> list[Edition]:
    """The editions that these matters keep, each once."""
    found = {kept.edition_id: kept.edition for matter in matters for kept in matter.kept}
    return [found[key] for key in sorted(found)]


def cited_clauses(matter: Matter) -> set[Cited]:
    """What the quoted clauses are found by."""
    return {use.cited for use in _uses(matter)}


def _uses(matter: Matter) -> Iterator[Use]:
    yield from _routes(matter)
    for verdict in matter.proceeding.verdicts:
        for basis in verdict["basis"]:
            yield _use(basis, _purpose(verdict) % {"verdict": verdict["title"]})
    for due in matter.proceeding.due:
        for basis in due["basis"]:
            yield _use(basis, _("a time limit"))
    for trace in matter.new_traces:
        for basis in trace.basis:
            yield _use(basis, "")


def _purpose(verdict: dict[str, Any]) -> str:
    return _("score and grade (%(verdict)s)") if is_grade(verdict) else _("a check (%(verdict)s)")


def _routes(matter: Matter) -> Iterator[Use]:
    """All stations that one clause lays down are one use of it."""
    by_clause: dict[Cited, list[Any]] = defaultdict(list)
    for step in matter.current_steps:
        for basis in step.basis:
            by_clause[_use(basis, "").cited].append((basis, step))
    for found in by_clause.values():
        stops = (f"{step.post.name}{station_label(step.act)}" for _basis, step in found)
        names = joined(dict.fromkeys(stops))
        purpose = _("who acts (%(stations)s)") % {"stations": names}
        for basis, _step in found:
            yield _use(basis, purpose)


def _use(basis: dict[str, Any], purpose: str) -> Use:
    return Use((basis["regulation"], basis["edition"], basis["clause"]), basis["quote"], purpose)


def _quoted(edition: Edition, clause: dict[str, Any], uses: list[Use]) -> QuotedClause:
    # A rule without words of its own rests on the whole clause: nothing in it stands out.
    quotes = dict.fromkeys(use.quote for use in uses if use.quote != clause["text"])
    return QuotedClause(
        regulation=_("“%(title)s”") % {"title": edition.title},
        edition_label=edition.label,
        in_force_from=edition.in_force_from,
        path=clause["path"],
        text=full_text(clause),
        quotes=tuple(quotes),
        used_for=tuple(dict.fromkeys(use.purpose for use in uses if use.purpose)),
        note=_note(clause),
        edition_digest=edition.digest,
    )


def _note(clause: dict[str, Any]) -> str:
    """A long note is about every case there may be, and would fill half a page; it stays in the record."""
    note: str = clause["note"]
    return note if len(note) <= LONGEST_NOTE else ""
