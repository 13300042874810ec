"""A proposed rule as plain data, kept as JSON beside its clause until the editor has decided on it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import Any, TypedDict

from ..compiling import codes_in
from ..suggesting import ClauseText, Suggestion, block, suggest
from .office import Office


class Decision(StrEnum):
    """What the editor said to a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class Proposal(TypedDict):
    """`missing` names what the words leave open, `chosen` what is chosen for it so far."""

    id: str
    kind: str
    quote: str
    parameters: dict[str, Any]
    missing: dict[str, str]
    chosen: dict[str, str]
    state: str


def proposals_of(clauses: Iterable[ClauseText], office: Office) -> dict[str, list[Proposal]]:
    """The proposals of each clause by its id; a clause without any is left out."""
    every = list(clauses)
    texts = {each.id: each.text for each in every}
    found = groupby(suggest(every, office.vocabulary), key=lambda each: each.clause)
    return {clause: _once(_offered(texts[clause], list(all_)), office) for clause, all_ in found}


def _once(suggestions: Iterable[Suggestion], office: Office) -> list[Proposal]:
    proposals = [_proposal(each, office) for each in suggestions]
    return list({each["id"]: each for each in proposals}.values())


def _offered(text: str, suggestions: list[Suggestion]) -> Iterator[Suggestion]:
    """The bands of one clause, each of which proposes the whole rule, once over all their words."""
    bands = [each for each in suggestions if each.kind == "grade" and "bands" in each.parameters]
    for each in suggestions:
        if not bands or each not in bands:
            yield each
        elif each is bands[0]:
            yield replace(each, quote=_from_to(text, bands[0].quote, bands[-1].quote))


def _from_to(text: str, first: str, last: str) -> str:
    start, end = text.find(first), text.rfind(last)
    return text[start : end + len(last)] if 0 <= start <= end else first


def _proposal(suggestion: Suggestion, office: Office) -> Proposal:
    parameters = block(suggestion)["value"]
    quote = parameters.pop("quote")
    missing = dict(suggestion.missing)
    return {
        "id": _mark([suggestion.kind, quote, parameters]),
        "kind": suggestion.kind,
        "quote": quote,
        "parameters": parameters,
        "missing": missing,
        "chosen": dict(_named(parameters, missing, office)),
        "state": Decision.OPEN.value,
    }


def _mark(of: list[Any]) -> str:
    written = json.dumps(of, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _named(
    parameters: Mapping[str, Any], missing: Mapping[str, str], office: Office
) -> Iterator[tuple[str, str]]:
    """What the words name without saying so: the form that asks for these facts, an act."""
    facts = codes_in(dict(parameters)) & set(office.words.facts)
    if "form" in missing and (form := office.form_for(facts)):
        yield "form", form
    for name in {"starts_with", "stops_with"} & set(missing):
        acts = [code for code, label in office.words.acts.items() if label in missing[name]]
        if len(acts) == 1:
            yield name, acts[0]
