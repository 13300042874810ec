"""The steps with which an editor corrects an outline; each changes one thing and can be taken back."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from uuid import uuid4

from django.utils.translation import gettext as _

from ..numbering import Numbering
from .state import ClauseState, RegulationState, State, words

DEEPEST = 4
LONGEST_TITLE, LONGEST_LABEL, LONGEST_NAME = 80, 20, 200
Given = Mapping[str, str]
_NUMBER = re.compile(
    r"^(?:[（(]?[零〇一二三四五六七八九十百0-9]+[）)]?|第[一二三四五六七八九十百0-9]+[章节条])$"
)
_BREAK = re.compile(r"\n|(?<=[。；！？])(?=\S)")


class StepNotPossible(Exception):
    """A step that cannot be done here; the outline is as it was."""


def edited(state: State, step: str, given: Given) -> State:
    """The outline after a step; StepNotPossible says why it cannot be done."""
    after = deepcopy(state)
    regulation = regulation_at(after, given)
    if step in OF_REGULATIONS:
        OF_REGULATIONS[step](after, regulation, given)
    elif step in OF_CLAUSES:
        OF_CLAUSES[step](after, regulation, place_of(regulation, given), given)
    else:
        raise StepNotPossible(_("This cannot be done to an outline. Choose one of the buttons."))
    return after


def regulation_at(state: State, given: Given) -> RegulationState:
    """The regulation that a step is about; StepNotPossible when it is not there."""
    written = given.get("regulation", "")
    at = int(written) if written.isdecimal() and len(written) < 6 else -1
    if not 0 <= at < len(state["regulations"]):
        raise gone()
    return state["regulations"][at]


def place_of(regulation: RegulationState, given: Given) -> int:
    """The place of the clause that a step is about; StepNotPossible when it is not there."""
    ids = [each["id"] for each in regulation["clauses"]]
    if given.get("clause") not in ids:
        raise gone()
    return ids.index(given["clause"])


def gone() -> StepNotPossible:
    """What is said to whoever works on an outline that was changed elsewhere."""
    return StepNotPossible(
        _(
            "What you wanted to change is not there any more: the outline was changed elsewhere. Look at it as it is now."
        )
    )


def _below(regulation: RegulationState, at: int) -> list[ClauseState]:
    """A clause and everything that stands below it."""
    clauses = regulation["clauses"]
    found = [clauses[at]]
    for each in clauses[at + 1 :]:
        if each["level"] <= clauses[at]["level"]:
            break
        found.append(each)
    return found


def _deeper(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    group = _below(regulation, at)
    if max(each["level"] for each in group) >= DEEPEST:
        raise StepNotPossible(
            _("There are %(levels)s levels. What stands below this is at the last one already.")
            % {"levels": DEEPEST}
        )
    _shift(group, 1)


def _higher(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    group = _below(regulation, at)
    if group[0]["level"] == 1:
        raise StepNotPossible(_("This is at the first level already."))
    _shift(group, -1)


def _shift(group: list[ClauseState], by: int) -> None:
    for each in group:
        each["level"] += by
        if _NUMBER.match(each["label"]):
            # A number of the old level; the new level gives its own.
            each["label"] = ""


def _split(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    clause = regulation["clauses"][at]
    written = given.get("at", "")
    place = int(written) if written.isdecimal() and len(written) < 8 else -1
    if place not in [start for start, _words in breaks(clause)]:
        raise StepNotPossible(_("Choose the words with which the new clause begins."))
    rest = clause["text"][place:]
    clause["text"] = clause["text"][:place].rstrip("\n")
    new = deepcopy(clause) | {
        "id": str(uuid4()),
        "label": "",
        "title": "",
        "joint": "",
        "text": rest,
        "doubts": [],
        "suggestions": [],
    }
    regulation["clauses"].insert(at + 1, new)


def breaks(clause: ClauseState) -> list[tuple[int, str]]:
    """The places at which a clause can be split, each with the words that follow."""
    text = clause["text"]
    within = {found.end() for found in _BREAK.finditer(text)} - {0, len(text)}
    # What was taken for a heading may be a provision of its own.
    places = sorted(within | ({0} if clause["title"] else set()))
    return [
        (place, text[place : place + 24].split("\n")[0]) for place in places if text[place:].strip()
    ]


def _join(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    if at == 0:
        raise StepNotPossible(_("This is the first clause: there is none before it to join it to."))
    before, clause = regulation["clauses"][at - 1 : at + 1]
    joined = words(clause)
    before["text"] = "\n".join(each for each in (before["text"], joined) if each)
    before["lines"] = list(dict.fromkeys([*before["lines"], *clause["lines"]]))
    before["known"] = before["known"] and clause["known"]
    if before["title"] and not before["joint"]:
        before["joint"] = "\n"
    del regulation["clauses"][at]


def _write(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    clause = regulation["clauses"][at]
    clause["title"] = _short(given, "title", LONGEST_TITLE)
    clause["label"] = _short(given, "label", LONGEST_LABEL)
    if "text" in given:
        clause["text"] = given["text"].replace("\r\n", "\n").strip()
    if clause["title"] and clause["text"]:
        clause["joint"] = clause["joint"] or "\n"
    elif not clause["title"]:
        clause["joint"] = ""
    clause["known"] = given.get("known") == "on"
    clause["doubts"] = []


def _short(given: Given, name: str, longest: int) -> str:
    written = " ".join(given.get(name, "").split())
    if len(written) > longest:
        sentence = _(
            "At most %(limit)s characters fit here; %(given)s were given. Write less, or put it into the text."
        )
        raise StepNotPossible(sentence % {"limit": longest, "given": len(written)})
    return written


def _leave_out(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    clause = regulation["clauses"][at]
    clause["out"] = not clause["out"]


def _know(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    known = not regulation["clauses"][at]["known"]
    for each in _below(regulation, at):
        each["known"] = known


def _begin_here(state: State, regulation: RegulationState, at: int, given: Given) -> None:
    """Everything from this clause on is a regulation of its own, with its words as the title."""
    if at == 0:
        raise StepNotPossible(_("The regulation begins here already."))
    first = regulation["clauses"][at]
    title = " ".join(words(first).split())
    fits = 0 < len(title) <= LONGEST_TITLE
    moved = regulation["clauses"][at + 1 if fits else at :]
    new: RegulationState = {
        **deepcopy(regulation),
        "title": title if fits else "",
        "head": [],
        "doubts": [],
        "same_as": None,
        "out": False,
        "page": None,
        "clauses": moved,
    }
    regulation["clauses"] = regulation["clauses"][:at]
    at = next(n for n, each in enumerate(state["regulations"]) if each is regulation)
    state["regulations"].insert(at + 1, new)


def _name(state: State, regulation: RegulationState, given: Given) -> None:
    regulation["title"] = _short(given, "title", LONGEST_NAME)
    regulation["doubts"] = []
    if given.get("numbering") in Numbering.values:
        regulation["numbering"] = given["numbering"]


def _take_out(state: State, regulation: RegulationState, given: Given) -> None:
    regulation["out"] = not regulation["out"]


def _merge(state: State, regulation: RegulationState, given: Given) -> None:
    """The regulation goes on where the one before it ends; its title stays as a clause."""
    at = next(n for n, each in enumerate(state["regulations"]) if each is regulation)
    if at == 0:
        raise StepNotPossible(
            _("This is the first regulation: there is none before it to join it to.")
        )
    title: list[ClauseState] = []
    if regulation["title"]:
        title = [
            {"id": str(uuid4()), "level": 1, "label": "", "title": regulation["title"][:LONGEST_TITLE], "joint": "", "text": "",
             "out": False, "known": False, "lines": [], "doubts": [], "suggestions": []}
        ]  # fmt: skip
    state["regulations"][at - 1]["clauses"] += [*title, *regulation["clauses"]]
    del state["regulations"][at]


OF_CLAUSES: dict[str, Callable[[State, RegulationState, int, Given], None]] = {
    "deeper": _deeper,
    "higher": _higher,
    "split": _split,
    "join": _join,
    "write": _write,
    "leave_out": _leave_out,
    "know": _know,
    "begin_here": _begin_here,
}
OF_REGULATIONS: dict[str, Callable[[State, RegulationState, Given], None]] = {
    "name": _name,
    "take_out": _take_out,
    "merge": _merge,
}
