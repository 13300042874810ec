"""A picture of the conditions: which answer brings up which fields, and which must then be answered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import Condition
from facts.words import Words, joined

from ..fields import Field
from ..fields.base import type_of
from ..shown import conditions_of
from .saying import words_of


@dataclass
class Branch:
    """One answer of a field, and what it leads to."""

    said: str
    #: Whether it makes fields obligatory that are shown anyway.
    need: bool
    #: What must hold besides.
    also: str
    nodes: list["Node"] = field(default_factory=list)


@dataclass
class Node:
    """One field, and the answers of it on which something depends."""

    key: str
    label: str
    type: str
    branches: list[Branch] = field(default_factory=list)
    #: Of a group: the fields of its rows that depend on something; of a section: how many it heads.
    inside: list["Node"] = field(default_factory=list)
    heads: int = 0


@dataclass
class Picture:
    """The fields on which others depend, and how many are always asked."""

    nodes: list[Node]
    plain: list[str]

    def __bool__(self) -> bool:
        return bool(self.nodes)


def picture(fields: Sequence[Field]) -> Picture:
    """The conditions of a form; a field that waits for several stands below the last of them."""
    drawing = Drawing(fields, words_of(fields))
    drawing.draw(fields, {})
    told = [node for node in drawing.roots if node.branches or node.inside]
    plain = [node.label for node in drawing.roots if not (node.branches or node.inside)]
    return Picture(told, plain)


class Drawing:
    """Puts each field below the answer that brings it up."""

    def __init__(self, fields: Sequence[Field], words: Words) -> None:
        self.words = words
        self.order = {key: n for n, key in enumerate(_keys(fields))}
        self.roots: list[Node] = []

    def draw(self, fields: Iterable[Field], around: dict[str, Node]) -> None:
        """All fields of a form in their order."""
        by_key = dict(around)
        section: Node | None = None
        later: list[tuple[Field, Node]] = []
        for each in fields:
            node = Node(each["key"], each.get("label") or each["key"], each["type"])
            if each["type"] == "section":
                section = node
            elif section is not None and type_of(each).keys(each):
                section.heads += 1
            if not self._hang(each, node, by_key, "shown_when"):
                self.roots.append(node)
            by_key |= dict.fromkeys(type_of(each).keys(each), node)
            later.append((each, node))
            if inner := type_of(each).inner(each):
                self._inside(inner, node, by_key)
        for each, node in later:
            self._hang(each, Node(node.key, node.label, node.type), by_key, "required_when")

    def _inside(self, fields: list[Field], group: Node, around: dict[str, Node]) -> None:
        """The rows of a group: fields that wait for something outside hang there, named with the group."""
        drawing = Drawing(fields, self.words)
        drawing.order |= self.order
        drawing.draw(fields, {})
        group.inside = [node for node in drawing.roots if node.branches]

    def _hang(self, field: Field, node: Node, by_key: dict[str, Node], when: str) -> bool:
        rows = [row for row in conditions_of(field, when) if row.fact in by_key]
        if not rows:
            return False
        last = max(rows, key=lambda row: self.order.get(row.fact, -1))
        own = [row for row in rows if by_key[row.fact] is by_key[last.fact]]
        also = [row for row in rows if row not in own]
        self._branch(by_key[last.fact], own, also, when == "required_when").nodes.append(node)
        return True

    def _branch(
        self, node: Node, own: list[Condition], also: list[Condition], need: bool
    ) -> Branch:
        said, besides = self._said(own), joined(row.sentence(self.words) for row in also)
        for each in node.branches:
            if (each.said, each.also, each.need) == (said, besides, need):
                return each
        branch = Branch(said, need, besides)
        node.branches.append(branch)
        return branch

    def _said(self, rows: list[Condition]) -> str:
        """An answer in words, without the name of the field that it stands below."""
        bare = Words(facts=dict.fromkeys(self.words.facts, ""), choices=self.words.choices)
        return joined(row.sentence(bare).strip() for row in rows) or _("is given")


def _keys(fields: Iterable[Any]) -> Iterator[str]:
    for each in fields:
        yield from type_of(each).keys(each)
        yield from _keys(type_of(each).inner(each))
