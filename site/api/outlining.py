"""The outline of a text, in the shapes of the API."""

from dataclasses import asdict

from facts.words import Words
from regulations.importing.clauses import OutlinedClause, OutlinedRegulation
from regulations.importing.outlining import outline
from regulations.importing.refusing import NotReadable, check_text
from regulations.proposing.office import Office
from regulations.proposing.open_names import filled_in
from regulations.proposing.proposals import Proposal, proposals_of
from regulations.suggesting import ClauseText, sentence

from .problems import Problem
from .shapes import regulations as shapes


def outlined(text: str, *, suggest: bool) -> shapes.Outlined:
    """Its regulations with their clauses, and with suggested rules; a Problem when it cannot be read."""
    try:
        check_text(text)
    except NotReadable as refused:
        sentence = str(refused)
        raise Problem("invalid", sentence, errors={"text": [sentence]}) from refused
    found = outline(text)
    told = shapes.Outlined(regulations=[_regulation(each, found) for each in found])
    if suggest:
        _add_suggestions(told)
    return told


def _add_suggestions(told: shapes.Outlined) -> None:
    office = Office.now()
    read = [
        clause
        for regulation in told.regulations
        if regulation.same_as is None
        for clause in regulation.clauses
        if not clause.left_out
    ]
    texts = [
        ClauseText(str(number), each.path, each.title, each.text, *_first_and_last(each.lines))
        for number, each in enumerate(read)
    ]
    found = proposals_of(texts, office)
    for number, clause in enumerate(read):
        proposals = found.get(str(number), [])
        clause.suggestions = [_suggested(each, office.words) for each in proposals]


def _first_and_last(lines: list[int]) -> tuple[int, int]:
    return (lines[0], lines[-1]) if lines else (0, 0)


def _suggested(proposal: Proposal, words: Words) -> shapes.SuggestedRule:
    filled = filled_in(proposal, words)
    return shapes.SuggestedRule(
        kind=proposal["kind"],
        quote=proposal["quote"],
        sentence=sentence(filled, words),
        parameters=dict(filled.parameters),
        missing=dict(filled.missing),
    )


def _regulation(
    regulation: OutlinedRegulation, among: tuple[OutlinedRegulation, ...]
) -> shapes.OutlinedRegulation:
    same = regulation.same_as
    return shapes.OutlinedRegulation(
        title=regulation.title,
        clauses=[_clause(each) for each in regulation.clauses],
        heading=shapes.OutlinedHeading(**asdict(regulation.heading)),
        head=[text for _line, text in regulation.head],
        numbering=regulation.numbering,
        doubts=list(regulation.doubts),
        same_as=None if same is None else among[same].title,
        same_as_number=same,
        share=None if same is None else round(regulation.share, 4),
    )


def _clause(clause: OutlinedClause) -> shapes.OutlinedClause:
    return shapes.OutlinedClause(
        level=clause.level,
        path=clause.path,
        text=clause.words,
        mark=clause.mark,
        title=clause.title,
        role=clause.role,
        left_out=clause.left_out,
        lines=list(clause.lines),
        doubts=list(clause.doubts),
    )
