"""From a corrected outline to draft pages: unpublished, with clauses whose ids stay the same."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from facts.words import Words
from forms.schemas.addresses import free_address

from ..models import RegulationIndex, RegulationPage
from ..proposing.deciding import rule_block, why_not
from ..proposing.proposals import Decision, Proposal
from .deciding import waiting
from .editing import DEEPEST, LONGEST_TITLE
from .state import ClauseState, RegulationState, Shown, State, shown
from .state import words as spoken

OF_HEADING = ("issuer", "document_number", "basis", "purpose", "scope")


class NothingToSave(Exception):
    """Every regulation of the outline is left out, saved already, or has no title."""


@transaction.atomic
def save_drafts(state: State, *, by: Any, words: Words) -> list[RegulationPage]:
    """A draft page for every regulation that is kept and not saved yet; all of them or none."""
    shelf = RegulationIndex.objects.get()
    waiting = to_be_saved(state)
    if not waiting or any(not each["title"].strip() for each in waiting):
        raise NothingToSave
    pages = []
    for regulation in waiting:
        page = _draft(regulation, shelf, by, words)
        regulation["page"] = page.pk
        pages.append(page)
    return pages


def to_be_saved(state: State) -> list[RegulationState]:
    """The regulations of which a draft will be made."""
    return [each for each in state["regulations"] if not each["out"] and not each["page"]]


def holds(proposal: Proposal, clause: ClauseState, words: Words) -> bool:
    """Whether an accepted proposal still makes a rule of its clause."""
    return proposal["quote"] in spoken(clause) and not why_not(proposal, words)


def accepted(clause: ClauseState) -> list[Proposal]:
    """What the editor accepted of a clause."""
    return [each for each in clause["suggestions"] if each["state"] == Decision.ACCEPTED]


def left_behind(state: State, words: Words) -> tuple[int, int]:
    """How many proposals nobody decided on, and how many accepted ones make no rule any more."""
    kept = to_be_saved(state)
    clauses = [each for found in kept for each in found["clauses"] if not each["out"]]
    fallen = [
        proposal
        for clause in clauses
        for proposal in accepted(clause)
        if not holds(proposal, clause, words)
    ]
    return sum(len(waiting(each)) for each in kept), len(fallen)


def _draft(
    regulation: RegulationState, shelf: RegulationIndex, by: Any, words: Words
) -> RegulationPage:
    heading = regulation["heading"]
    page = RegulationPage(
        title=regulation["title"].strip(),
        slug=free_address(regulation["title"], shelf),
        numbering=regulation["numbering"],
        in_force_from=_day(heading.get("in_force_from", "")),
        clauses=[_block(each, words) for each in shown(regulation) if not each.clause["out"]],
        live=False,
        owner=by,
        **{name: _fitting(name, heading.get(name, "")) for name in OF_HEADING},
    )
    shelf.add_child(instance=page)
    # What a draft still lacks is asked for when it is handed to the approver.
    page.save_revision(user=by, clean=False, log_action="wagtail.create")
    return page


def _block(found: Shown, words: Words) -> dict[str, Any]:
    clause = found.clause
    deep = clause["level"] > DEEPEST
    held = [each for each in accepted(clause) if holds(each, clause, words)]
    # A rule rests on the text of its clause: a heading that lays one down is text.
    fits = len(clause["title"]) <= LONGEST_TITLE and all(
        each["quote"] in clause["text"] for each in held
    )
    return {
        "type": "clause",
        "id": clause["id"],
        "value": {
            "level": str(min(clause["level"], DEEPEST)),
            # Below the last level the mark would be that of the level above.
            "number": found.mark[:20] if deep else clause["label"],
            "title": clause["title"] if fits else "",
            "text": clause["text"] if fits else found.words,
            "known": clause["known"],
            "note": "",
            "sources": [],
            "rules": [rule_block(each, words) for each in held],
        },
    }


def _fitting(name: str, words: str) -> str:
    return words[: RegulationPage._meta.get_field(name).max_length or None]


def _day(written: str) -> date:
    return date.fromisoformat(written) if written else timezone.localdate()
