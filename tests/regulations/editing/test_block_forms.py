"""The forms of rules: what is seldom touched is folded up, what does not apply stays away."""

import json

import pytest

from regulations.blocks import RulesBlock

RULES = RulesBlock().child_blocks


def groups(kind: str) -> tuple[list[str], list[str]]:
    *often, more = RULES[kind].meta.form_layout.children
    return often, more.children


class TestARule:
    @pytest.mark.parametrize("kind", RULES)
    def test_offers_every_parameter_once(self, kind):
        often, seldom = groups(kind)

        assert sorted([*often, *seldom]) == sorted(RULES[kind].child_blocks)

    def test_folds_up_what_is_seldom_touched(self):
        often, seldom = groups("route")

        assert {"form", "stations", "when", "quote"} <= set(often)
        assert {"priority", "place", "sequence"} <= set(seldom)

    def test_asks_for_a_unit_only_where_one_is_named(self):
        station = RULES["route"].child_blocks["stations"].child_block

        applies = json.loads(station.meta.form_attrs["data-bf-applies"])
        assert applies["unit"] == ["where", ["named_unit"]]
