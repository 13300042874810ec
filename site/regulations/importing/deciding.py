"""The steps with which an editor decides on proposed rules: one by one, or all that are whole."""

from collections.abc import Callable
from copy import deepcopy

from django.utils.translation import gettext as _

from facts.words import Words

from ..proposing.deciding import NotAccepted, accept, is_whole
from ..proposing.open_names import still_open
from ..proposing.proposals import Decision, Proposal
from .editing import Given, StepNotPossible, gone, place_of, regulation_at
from .state import RegulationState, State

#: How what is chosen beside a proposal is posted: chosen-form, chosen-stations.0.post.
CHOSEN = "chosen-"


def decided(state: State, step: str, given: Given, words: Words) -> State:
    """The outline after a decision; StepNotPossible says why it cannot be taken."""
    after = deepcopy(state)
    regulation = regulation_at(after, given)
    if regulation["page"]:
        raise StepNotPossible(_("This regulation is saved already. Write its rules in the draft."))
    if step in ON_ONE:
        ON_ONE[step](_proposal(regulation, given), given, words)
    else:
        ON_ALL[step](regulation, given, words)
    return after


def _proposal(regulation: RegulationState, given: Given) -> Proposal:
    clause = regulation["clauses"][place_of(regulation, given)]
    found = [each for each in clause["suggestions"] if each["id"] == given.get("proposal")]
    if not found:
        raise gone()
    return found[0]


def _accept(proposal: Proposal, given: Given, words: Words) -> None:
    # Decided already in another window: what was chosen there is not written over.
    if proposal["state"] != Decision.OPEN:
        raise gone()
    begins = len(CHOSEN)
    chosen = {name[begins:]: code for name, code in given.items() if name.startswith(CHOSEN)}
    try:
        accept(proposal, chosen, words)
    except NotAccepted as refused:
        raise StepNotPossible(str(refused)) from refused


def _refuse(proposal: Proposal, given: Given, words: Words) -> None:
    proposal["state"] = Decision.REFUSED.value


def _reopen(proposal: Proposal, given: Given, words: Words) -> None:
    proposal["state"] = Decision.OPEN.value


def _accept_whole(regulation: RegulationState, given: Given, words: Words) -> None:
    whole = [each for each in waiting(regulation) if is_whole(each, words)]
    if not whole:
        raise StepNotPossible(_("There is none of which nothing is missing. Choose first."))
    for proposal in whole:
        accept(proposal, {}, words)


def _form_for_all(regulation: RegulationState, given: Given, words: Words) -> None:
    """The form for every proposal of a kind that has none yet."""
    form = given.get("form", "")
    if form not in words.forms:
        raise StepNotPossible(_("Choose a form that is there."))
    for proposal in waiting(regulation):
        if proposal["kind"] == given.get("kind") and "form" in still_open(proposal):
            proposal["chosen"]["form"] = form


def waiting(regulation: RegulationState) -> list[Proposal]:
    """The proposals nobody has decided on yet; text to be known rules nothing."""
    return [
        proposal
        for clause in regulation["clauses"]
        if not clause["out"] and not clause["known"]
        for proposal in clause["suggestions"]
        if proposal["state"] == Decision.OPEN
    ]


ON_ONE: dict[str, Callable[[Proposal, Given, Words], None]] = {
    "accept": _accept,
    "refuse": _refuse,
    "reopen": _reopen,
}
ON_ALL: dict[str, Callable[[RegulationState, Given, Words], None]] = {
    "accept_whole": _accept_whole,
    "form_for_all": _form_for_all,
}
DECISIONS = frozenset({*ON_ONE, *ON_ALL})
