"""What a proposed rule leaves open: what is chosen beside it and from what, what only the draft can say."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from django.utils.translation import gettext as _

from facts.words import Words

from ..rules.kinds import kinds
from ..rules.periods import Period
from ..suggesting import Suggestion
from .proposals import Proposal

#: From what a parameter is chosen, by the last part of its name.
CHOSEN_FROM = {
    "form": "forms",
    "post": "posts",
    "decided_by": "posts",
    "fact": "facts",
    "grade": "facts",
    "indicators": "facts",
    "starts_with": "acts",
    "stops_with": "acts",
    "per": "periods",
    "amount": "number",
    "bound": "number",
    "percent": "number",
}
#: Without them there is no rule: it is written in the draft.
CORE = frozenset({"stations", "bands"})
#: Kinds that say something without a form too.
WITHOUT_FORM = frozenset({"duty", "consequence", "pay", "evidence"})
#: Parameters that take several codes, of which one is chosen here.
SEVERAL = frozenset(
    {("duty", "post"), ("consequence", "post"), ("evidence", "post"), ("deadline", "stops_with")}
)


def chosen_from(name: str) -> str:
    """Which list it is chosen from; blank when only the draft can say it."""
    return CHOSEN_FROM.get(name.rpartition(".")[2], "")


def choices(name: str, said: str, words: Words) -> Mapping[str, str]:
    """Codes and labels to choose from; facts are those of the unit of measure that the words give."""
    match chosen_from(name):
        case "forms":
            return words.forms
        case "posts":
            return words.posts
        case "acts":
            return words.acts
        case "periods":
            return {each.value: str(each.label) for each in Period}
        case "facts":
            return _counted_in(said, words) or words.facts
    return {}


def _counted_in(unit: str, words: Words) -> dict[str, str]:
    measures = words.units_of_measure
    return {key: each for key, each in words.facts.items() if unit and measures.get(key) == unit}


def still_open(proposal: Proposal) -> list[str]:
    """The names of what nobody has chosen yet."""
    return [name for name in proposal["missing"] if not proposal["chosen"].get(name)]


def needed(proposal: Proposal, name: str) -> bool:
    """Whether it must be chosen before the proposal can be accepted."""
    if name in CORE:
        return True
    return bool(chosen_from(name)) and not (name == "form" and proposal["kind"] in WITHOUT_FORM)


def is_core_missing(proposal: Proposal) -> bool:
    """Whether the words lack what nobody can choose from a list."""
    return any(name in CORE for name in proposal["missing"])


def label(kind: str, name: str) -> str:
    """What the editor calls a parameter: 岗位, for stations.0.post."""
    if name == "when":
        return _("condition")
    found = name
    cls: Any = kinds().get(kind)
    for part in name.split("."):
        if part.isdigit() or not is_dataclass(cls):
            continue
        here = {each.name: each for each in fields(cls)}.get(part)
        # Condition rows are of the room below and name their parts only on the screen.
        unnamed = _("fact") if part == "fact" else part
        found = str(here.metadata.get("label", unnamed)) if here else part
        hint = get_type_hints(cls).get(part)
        cls = next((each for each in [hint, *get_args(hint)] if is_dataclass(each)), None)
    return found


def filled_in(proposal: Proposal, words: Words) -> Suggestion:
    """The proposal with what was chosen for it; grades become codes of the fact that keeps them."""
    parameters = deepcopy(proposal["parameters"])
    for name, code in proposal["chosen"].items():
        if code:
            _put(parameters, proposal["kind"], name, code)
    grades = {
        text: code for code, text in words.choices.get(str(parameters.get("grade")), {}).items()
    }
    for band in parameters.get("bands", ()):
        band["grade"] = grades.get(band["grade"], band["grade"])
    return Suggestion(
        kind=proposal["kind"],
        clause="",
        quote=proposal["quote"],
        first_line=0,
        last_line=0,
        parameters=parameters,
        missing={name: proposal["missing"][name] for name in still_open(proposal)},
    )


def _put(parameters: Any, kind: str, name: str, code: str) -> None:
    *way, last = name.split(".")
    for part in way:
        parameters = parameters[int(part) if part.isdigit() else part]
    if not way and last == "indicators":
        parameters[last] = [{"fact": code, "weight": "1"}]
    else:
        parameters[last] = [code] if not way and (kind, last) in SEVERAL else code
