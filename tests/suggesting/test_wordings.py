"""Wordings and what they propose: two tables that a clerk can check."""

from pathlib import Path

import pytest

from office.loading import files
from regulations.suggesting import Suggestion
from tests.suggesting.reading import read

HERE = Path(__file__).parent
WORDINGS = files.read(HERE / "wordings.yaml")
FALSE_FRIENDS = files.read(HERE / "false-friends.yaml")


def said(suggestion: Suggestion) -> str:
    figures = sorted(str(each).replace("<=", "≤").replace(">=", "≥") for each in suggestion.figures)
    return " ".join([suggestion.kind, *figures])


class TestWordings:
    @pytest.mark.parametrize("row", WORDINGS, ids=[each["says"] for each in WORDINGS])
    def test_propose_what_they_lay_down(self, row):
        assert [said(each) for each in read(row["says"])] == row["proposes"]

    @pytest.mark.parametrize("words", FALSE_FRIENDS)
    def test_that_only_look_like_rules_propose_nothing(self, words):
        assert read(words) == []
