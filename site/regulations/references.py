"""互相引用: `[[clause id]]` in a text stands for a clause, whatever its number (pure).

An editor's text holds the stable id; the frozen text has the words that people cite
(本办法三.2), so that moving a clause never leaves a wrong number behind. A clause of another
regulation is written `[[slug#clause id]]`.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

MARK = re.compile(r"\[\[(?:(?P<regulation>[-\w]+)#)?(?P<id>[-\w]+)\]\]")
#: What a regulation calls itself, by the end of its title; the last is for all others.
NOUNS = ("办法", "规定", "制度", "细则", "规则", "条例", "守则", "章程", "方案", "意见", "通知")


@dataclass(frozen=True)
class Reference:
    """One reference as frozen: whom it leads to, and the words that stand in the text for it."""

    id: str
    path: str
    printed: str
    regulation: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The shape that an Edition keeps; `regulation` only for another one."""
        return {name: each for name, each in asdict(self).items() if each}


@dataclass(frozen=True)
class Targets:
    """What may be referred to: the regulation's own clauses by id, and those of others."""

    noun: str
    own: Mapping[str, str]
    others: Mapping[tuple[str, str], tuple[str, str]]

    def find(self, regulation: str, clause: str) -> Reference | None:
        """The clause that a mark stands for; None when there is none (any more)."""
        if regulation:
            title, path = self.others.get((regulation, clause), ("", ""))
            return Reference(clause, path, f"《{title}》{path}", regulation) if path else None
        path = self.own.get(clause, "")
        return Reference(clause, path, f"{self.noun}{path}") if path else None


def noun(title: str) -> str:
    """What a regulation calls itself: 社区网格员管理办法 → 本办法."""
    found = next((each for each in NOUNS if title.rstrip("（）()试行").endswith(each)), "制度")
    return f"本{found}"


def resolved(text: str, targets: Targets) -> tuple[str, list[Reference]]:
    """The text as people read it, and its references in their order; an unknown mark stays."""
    found: list[Reference] = []

    def put(mark: re.Match[str]) -> str:
        target = targets.find(mark["regulation"] or "", mark["id"])
        if target is None:
            return mark[0]
        found.append(target)
        return target.printed

    return MARK.sub(put, text), found


def unknown(text: str) -> list[str]:
    """The marks that are left in a frozen text: they lead nowhere."""
    return [mark[0] for mark in MARK.finditer(text)]


def mentioned(texts: list[str]) -> set[tuple[str, str]]:
    """The clauses of other regulations that texts refer to, as (slug, id)."""
    marks = (mark for text in texts for mark in MARK.finditer(text))
    return {(mark["regulation"], mark["id"]) for mark in marks if mark["regulation"]}
