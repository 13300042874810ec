"""Clauses as a printed document sets them (GB/T 9704-2012, 7.3.3): the mark says in which type."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from regulations.blocks.clause import RulesBlock

Clause = Mapping[str, Any]

_FIGURES = "[〇零一二三四五六七八九十百]+"
#: form of the mark -> (class of its type, how it is printed)
FORMS = [
    (re.compile(f"第{_FIGURES}[编章节]"), "chapter", "{}　"),
    (re.compile(f"第{_FIGURES}条"), "article", "{}　"),
    (re.compile(_FIGURES), "first", "{}、"),
    (re.compile(f"（{_FIGURES}）"), "second", "{}"),
    (re.compile("[0-9]+"), "third", "{}. "),
    (re.compile(r"（[0-9]+）|[0-9]+\)"), "fourth", "{}"),
]


@dataclass(frozen=True)
class PrintedClause:
    """One clause: its heading line, or the mark that runs into its first paragraph."""

    form: str
    mark: str
    title: str
    paragraphs: list[str]
    table: list[list[str]]

    @property
    def run_in(self) -> bool:
        """Whether the mark stands in the line of the text."""
        return not self.title and self.form != "chapter"


@dataclass(frozen=True)
class Laid:
    """What the software does by a clause, for the appendix."""

    path: str
    title: str
    rules: list[tuple[str, str]]
    note: str


def printed(clauses: Iterable[Clause]) -> list[PrintedClause]:
    """The clauses in their order."""
    return [_printed(each) for each in clauses]


def laid_down(clauses: Iterable[Clause]) -> list[Laid]:
    """The clauses with rules or an editor's note, each rule as its sentence."""
    labels = {name: str(block.label) for name, block in RulesBlock().child_blocks.items()}
    return [
        Laid(
            path=each["path"],
            title=each["title"],
            rules=[
                (labels.get(rule["kind"], rule["kind"]), rule["sentence"]) for rule in each["rules"]
            ],
            note=each["note"],
        )
        for each in clauses
        if each["rules"] or each["note"]
    ]


def _printed(clause: Clause) -> PrintedClause:
    form, mark = _mark(clause["mark"])
    return PrintedClause(
        form=form,
        mark=mark,
        title=clause["title"],
        paragraphs=[line.strip() for line in clause["text"].splitlines() if line.strip()],
        table=[[str(cell) for cell in row] for row in clause.get("table") or ()],
    )


def _mark(mark: str) -> tuple[str, str]:
    for pattern, form, written in FORMS:
        if pattern.fullmatch(mark):
            return form, written.format(mark)
    # A label instead of a number, such as 引言.
    return "label", f"{mark}　" if mark else ""
