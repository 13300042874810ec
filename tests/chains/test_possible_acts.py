"""Which acts a kind of matter knows at all: what deadlines may count from."""

import pytest

from regulations.acts import possible_acts


@pytest.mark.parametrize(
    ("kind", "knows", "never"),
    [
        ("leave", {"submit", "approve", "report_back", "file"}, {"report", "resolve", "rate"}),
        ("case", {"report", "accept", "resolve", "answer", "close"}, {"submit", "report_back"}),
        ("record", {"check"}, {"rate", "resolve"}),
        ("assessment", {"rate", "announce", "appeal"}, {"hand_up"}),
    ],
)
def test_of_a_kind_are_its_birth_and_what_its_states_allow(kind, knows, never):
    possible = possible_acts(kind)

    assert possible >= knows
    assert not possible & never


def test_of_an_unknown_kind_nobody_knows_any():
    assert possible_acts("voyage") is None
