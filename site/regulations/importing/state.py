"""An outline while an editor corrects it: plain data that an ImportDraft keeps as JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NotRequired, TypedDict
from uuid import uuid4

from ..numbering import number
from ..proposing.proposals import Proposal
from .clauses import OutlinedClause, OutlinedRegulation


class Same(TypedDict):
    """Which earlier regulation of the file says the same, and how much of it."""

    title: str
    number: int
    share: float


class ClauseState(TypedDict):
    """A clause of an outline; `read` tells for which words its `suggestions` were made."""

    id: str
    level: int
    label: str
    title: str
    joint: str
    text: str
    out: bool
    known: bool
    lines: list[int]
    doubts: list[str]
    suggestions: list[Proposal]
    read: NotRequired[str]


class RegulationState(TypedDict):
    """A regulation of an outline; `page` is its draft, once that is saved."""

    title: str
    numbering: str
    heading: dict[str, str]
    head: list[str]
    doubts: list[str]
    same_as: Same | None
    out: bool
    page: int | None
    clauses: list[ClauseState]


class State(TypedDict):
    """All regulations that were found in a file."""

    regulations: list[RegulationState]


@dataclass(frozen=True)
class Shown:
    """A clause with the mark and path that follow from order and level."""

    clause: ClauseState
    mark: str
    path: str

    @property
    def words(self) -> str:
        """Heading and text as they stand in the file."""
        return words(self.clause)


def state_of(outlined: Iterable[OutlinedRegulation]) -> State:
    """What an editor begins with: what only repeats, and what is no provision, is left out."""
    found = list(outlined)
    return {"regulations": [_regulation(each, found) for each in found]}


def _regulation(regulation: OutlinedRegulation, among: list[OutlinedRegulation]) -> RegulationState:
    same = regulation.same_as
    heading = regulation.heading
    return {
        "title": regulation.title,
        "numbering": regulation.numbering,
        "heading": {
            "issuer": heading.issuer,
            "document_number": heading.document_number,
            "basis": heading.basis,
            "purpose": heading.purpose,
            "scope": heading.scope,
            "in_force_from": heading.in_force_from.isoformat() if heading.in_force_from else "",
        },
        "head": [text for _line, text in regulation.head],
        "doubts": list(regulation.doubts),
        "same_as": None
        if same is None
        else {"title": among[same].title, "number": same, "share": round(regulation.share, 4)},
        "out": same is not None,
        "page": None,
        "clauses": [_clause(each) for each in regulation.clauses],
    }


def _clause(clause: OutlinedClause) -> ClauseState:
    return {
        "id": str(uuid4()),
        "level": clause.level,
        "label": clause.label,
        "title": clause.title,
        "joint": clause.joint,
        "text": clause.text,
        "out": clause.left_out,
        "known": False,
        "lines": list(clause.lines),
        "doubts": list(clause.doubts),
        "suggestions": [],
    }


def words(clause: ClauseState) -> str:
    """Heading and text of a clause as they stand in the file."""
    return f"{clause['title']}{clause['joint']}{clause['text']}"


def shown(regulation: RegulationState) -> list[Shown]:
    """The clauses with marks and paths; what is left out takes no number."""
    kept = [each for each in regulation["clauses"] if not each["out"]]
    numbered = number([(each["level"], each["label"]) for each in kept], regulation["numbering"])
    by_id = {each["id"]: found for each, found in zip(kept, numbered, strict=True)}
    return [
        Shown(each, by_id[each["id"]].mark, by_id[each["id"]].path)
        if each["id"] in by_id
        else Shown(each, each["label"], "")
        for each in regulation["clauses"]
    ]
