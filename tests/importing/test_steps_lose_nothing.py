"""Whatever an editor moves, splits and joins, the words stay, in their order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from regulations.importing.editing import StepNotPossible, breaks, edited
from regulations.importing.lines import visible
from regulations.importing.outlining import outline
from regulations.importing.state import State, shown, state_of, words

from .texts import COLLECTION, OFFICIAL

STEPS = (
    "deeper",
    "higher",
    "split",
    "join",
    "leave_out",
    "know",
    "begin_here",
    "merge",
    "take_out",
)
BEGUN = [state_of(outline(text)) for text in (COLLECTION, OFFICIAL)]

steps = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.integers(0, 30), st.integers(0, 5)),
    max_size=12,
)


def everything(state: State) -> str:
    return visible(
        "".join(
            each["title"] + "".join(map(words, each["clauses"])) for each in state["regulations"]
        )
    )


def choose(state: State, regulation: int, clause: int, place: int) -> dict[str, str]:
    at = regulation % len(state["regulations"])
    clauses = state["regulations"][at]["clauses"]
    if not clauses:
        return {"regulation": str(at)}
    chosen = clauses[clause % len(clauses)]
    places = [start for start, _words in breaks(chosen)] or [0]
    return {"regulation": str(at), "clause": chosen["id"], "at": str(places[place % len(places)])}


@settings(max_examples=60)
@given(st.sampled_from(BEGUN), steps)
def test_words_stay_in_their_order(state: State, taken: list[tuple[str, int, int, int]]) -> None:
    before = everything(state)
    for name, *where in taken:
        try:
            state = edited(state, name, choose(state, *where))
        except StepNotPossible:
            continue

    assert everything(state) == before
    assert all(len(shown(each)) == len(each["clauses"]) for each in state["regulations"])
