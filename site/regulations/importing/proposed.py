"""Proposed rules of an outline: made anew where words changed, with what was decided about them kept."""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from ..proposing.office import Office
from ..proposing.proposals import Decision, Proposal, proposals_of
from ..suggesting import ClauseText
from .state import ClauseState, State, words


def with_proposals(state: State, before: State | None, office: Callable[[], Office]) -> State:
    """The state, its clauses read for rules; only what changed since it was read is read again."""
    stale = [each for each in _readable(state) if each.get("read") != _digest(each)]
    if not stale:
        return state
    fresh = proposals_of(map(_as_text, stale), office())
    moved = _moved(_adrift(state, before), stale)
    for clause in stale:
        own = [each for each in clause["suggestions"] if _stays(each, clause, moved)]
        come = moved.get(clause["id"], [])
        clause["suggestions"] = _decided_before(fresh.get(clause["id"], []), [*own, *come])
        clause["read"] = _digest(clause)
    return state


def _moved(adrift: list[Proposal], stale: list[ClauseState]) -> dict[str, list[Proposal]]:
    """Decisions by the clause to which their words went."""
    found: dict[str, list[Proposal]] = {}
    for proposal in adrift:
        for clause in stale:
            if proposal["quote"] in words(clause):
                found.setdefault(clause["id"], []).append(proposal)
                break
    return found


def _stays(proposal: Proposal, clause: ClauseState, moved: dict[str, list[Proposal]]) -> bool:
    gone = {each["id"] for come in moved.values() for each in come}
    decided = proposal["state"] != Decision.OPEN
    return decided and (proposal["quote"] in words(clause) or proposal["id"] not in gone)


def _readable(state: State) -> Iterator[ClauseState]:
    """What may be ruled: not what is left out, nor a regulation that repeats another one."""
    for regulation in state["regulations"]:
        if not regulation["same_as"] and not regulation["page"]:
            yield from (each for each in regulation["clauses"] if not each["out"])


def _as_text(clause: ClauseState) -> ClauseText:
    lines = clause["lines"] or [0]
    return ClauseText(clause["id"], "", clause["title"], words(clause), lines[0], lines[-1])


def _digest(clause: ClauseState) -> str:
    return hashlib.sha256(words(clause).encode("utf-8", "replace")).hexdigest()[:16]


def _adrift(state: State, before: State | None) -> list[Proposal]:
    """Decisions whose words left their clause in this step: it was split, or joined to another."""
    texts = {each["id"]: words(each) for each in _clauses(state)}
    return [
        proposal
        for clause in (_clauses(before) if before else ())
        for proposal in clause["suggestions"]
        if proposal["state"] != Decision.OPEN
        and proposal["quote"] in words(clause)
        and proposal["quote"] not in texts.get(clause["id"], "")
    ]


def _clauses(state: State) -> Iterator[ClauseState]:
    for regulation in state["regulations"]:
        yield from regulation["clauses"]


def _decided_before(fresh: list[Proposal], decided: Iterable[Proposal]) -> list[Proposal]:
    """New proposals, and old decisions: what was decided about the same words is not asked again."""
    kept = {each["id"]: each for each in decided}
    as_before = {each["id"] for each in fresh}
    settled = {_about(each) for id_, each in kept.items() if id_ not in as_before}
    found = [kept.pop(each["id"], each) for each in fresh if _about(each) not in settled]
    return [*found, *kept.values()]


def _about(proposal: Proposal) -> tuple[str, str]:
    return proposal["kind"], proposal["quote"]
