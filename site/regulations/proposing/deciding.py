"""采用, 先不用: what the editor decides about a proposal; accepted is only what makes a whole rule."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..rules.kinds import RuleNotUnderstood, build
from ..suggesting import block
from .open_names import choices, chosen_from, filled_in, is_core_missing, label, needed, still_open
from .proposals import Decision, Proposal

_FIGURE = re.compile(r"\d{1,6}(?:\.\d{1,3})?")


class NotAccepted(Exception):
    """A proposal that does not make a rule yet; it is as it was."""


def accept(proposal: Proposal, chosen: Mapping[str, str], words: Words) -> None:
    """采用; NotAccepted says what is to be chosen first."""
    for name in proposal["missing"]:
        if name in chosen:
            proposal["chosen"][name] = _checked(proposal, name, chosen[name].strip(), words)
    if problem := why_not(proposal, words):
        raise NotAccepted(problem)
    proposal["state"] = Decision.ACCEPTED.value


def _checked(proposal: Proposal, name: str, given: str, words: Words) -> str:
    named = {"field": label(proposal["kind"], name), "given": given[:20]}
    if chosen_from(name) == "number":
        if given and not _FIGURE.fullmatch(given):
            sentence = _(
                "“%(field)s” takes a figure, such as 15; “%(given)s” was typed. Type a figure."
            )
            raise NotAccepted(sentence % named)
    elif given and given not in choices(name, "", words):
        sentence = _("“%(field)s”: what was chosen is not there any more. Choose again.")
        raise NotAccepted(sentence % named)
    return given


def why_not(proposal: Proposal, words: Words) -> str:
    """What keeps the proposal from being a rule, and what to do; blank when nothing does."""
    kind = proposal["kind"]
    if is_core_missing(proposal):
        return _("The words do not say enough for a rule. Write it in the draft.")
    if lacking := [label(kind, each) for each in still_open(proposal) if needed(proposal, each)]:
        sentence = _("Before it can be accepted, choose: %(fields)s.")
        return sentence % {"fields": joined(dict.fromkeys(lacking))}
    if withdrawn := _withdrawn(proposal, words):
        sentence = _("“%(code)s” is not there any more. Choose another in its place.")
        return sentence % {"code": withdrawn}
    try:
        build(kind, filled_in(proposal, words).parameters)
    except RuleNotUnderstood as error:
        named = joined(dict.fromkeys(label(kind, where) for where, _said in error.problems))
        return _("“%(field)s” does not fit this rule. Write it in the draft.") % {"field": named}
    return ""


def _withdrawn(proposal: Proposal, words: Words) -> str:
    """A form, post or fact that was there when it was proposed or chosen, and is gone."""
    for name, code in _codes(filled_in(proposal, words).parameters):
        known = choices(name, "", words)
        if known and code and code not in known:
            return code
    return ""


def _codes(value: Any, name: str = "") -> list[tuple[str, str]]:
    match value:
        case dict():
            # The grades of bands are codes of a fact, not facts.
            inner = [(key, each) for key, each in value.items() if key != "bands"]
            return [pair for key, each in inner for pair in _codes(each, key)]
        case list() | tuple():
            return [pair for each in value for pair in _codes(each, name)]
        case str() if chosen_from(name) in ("forms", "posts", "facts", "acts"):
            return [(name, value)]
    return []


def is_whole(proposal: Proposal, words: Words) -> bool:
    """Whether nothing at all is missing, so that it may be accepted together with others."""
    return not still_open(proposal) and not why_not(proposal, words)


def rule_block(proposal: Proposal, words: Words) -> dict[str, Any]:
    """An accepted proposal as a rule of the page."""
    filled = filled_in(proposal, words)
    found = block(filled)
    if said := filled.missing.get("when"):
        found["value"]["when"] = [*found["value"].get("when", ()), _unread(said)]
    if said := filled.missing.get("except_when"):
        found["value"]["except_when"] = [{"rows": [_unread(said)]}]
    return {**found, "id": str(uuid4())}


def _unread(said: str) -> dict[str, str]:
    """A row without its fact: the words wait there, and nothing is published until they are rows."""
    return {"fact": "", "op": "=", "value": said}
