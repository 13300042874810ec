"""Whatever an editor does to an outline, no decision is lost whose words still stand in a clause."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.importing.deciding import decided
from regulations.importing.editing import StepNotPossible, breaks, edited
from regulations.importing.proposed import with_proposals
from regulations.importing.state import ClauseState, State, words

from .test_proposed import OFFICE, WORDS, begun

STEPS = ["split", "join", "deeper", "higher", "know", "leave_out", "begin_here", "append", "accept", "refuse"]  # fmt: skip
step = st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.integers(0, 3))


def clauses(state: State) -> list[ClauseState]:
    return [each for found in state["regulations"] for each in found["clauses"]]


def decisions(state: State) -> set[tuple[str, str, str]]:
    """What was decided about which words."""
    return {
        (proposal["kind"], proposal["quote"], proposal["state"])
        for clause in clauses(state)
        for proposal in clause["suggestions"]
        if proposal["state"] != "open"
    }


def done(state: State, name: str, at: int, place: int) -> State:
    """A step at some clause of some regulation, as the screen does it; else as it was."""
    number = at % len(state["regulations"])
    found = state["regulations"][number]["clauses"]
    if not found:
        return state
    clause = found[at % len(found)]
    given = {"regulation": str(number), "clause": clause["id"]}
    try:
        if name in ("accept", "refuse"):
            proposals = clause["suggestions"]
            given["proposal"] = proposals[place % len(proposals)]["id"] if proposals else ""
            return decided(state, name, given, WORDS)
        if name == "append":
            name, more = "write", f"{clause['text']}请照办。"
            given |= {"title": clause["title"], "label": clause["label"], "text": more}
        if name == "split" and (places := breaks(clause)):
            given["at"] = str(places[place % len(places)][0])
        return with_proposals(edited(state, name, given), state, lambda: OFFICE)
    except StepNotPossible:
        return state


@settings(max_examples=120, deadline=None)
@given(st.lists(step, max_size=12))
def test_no_decision_is_lost_while_its_words_stand(steps: list[tuple[str, int, int]]) -> None:
    state = begun()
    for name, at, place in steps:
        before, state = decisions(state), done(state, name, at, place)
        if name not in ("accept", "refuse"):
            texts = [words(each) for each in clauses(state)]
            lost = before - decisions(state)
            assert not [each for each in lost if any(each[1] in text for text in texts)]


@settings(max_examples=60, deadline=None)
@given(st.lists(step, max_size=12))
def test_nothing_is_proposed_twice_beside_a_clause(steps: list[tuple[str, int, int]]) -> None:
    state = begun()
    for name, at, place in steps:
        state = done(state, name, at, place)
    for clause in clauses(state):
        ids = [each["id"] for each in clause["suggestions"]]
        assert len(ids) == len(set(ids))
