"""Rows of 待办 as they are drawn: what each looks like, and the texts that are its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString

from .addresses import clause_page, matter_page
from .drawn import Rows
from .waiting import Waiting


def drawn_rows(items: Iterable[Waiting], phrases: SafeString) -> SafeString:
    """One below the other, each with the opinions that one writes often."""
    rows, clauses, drawn = Rows("portal/_item.html"), _Clauses(), []
    for each in items:
        texts = {**_texts(each), "clauses": clauses.of(each), "phrases": phrases}
        drawn.append(rows.row(texts, **_looks(each)))
    return SafeString("\n".join(drawn))


def _looks(item: Waiting) -> dict[str, str | bool]:
    return {
        "stood_in": item.stood_in,
        "for_body": item.for_body,
        "tone": item.tone,
        "button": item.button,
        "decides": item.act != "file",
    }


def _texts(item: Waiting) -> dict[str, str]:
    return {
        "key": item.key,
        "address": matter_page(item.serial),
        "title": item.title,
        "unit": item.sent_from,
        "sent_as": item.sent_as,
        "name": item.whose,
        "summary": item.summary,
        "seat": item.seat,
        "waits": item.waits,
        "when": item.arrived,
        "why_to_open": item.why_to_open,
        "due": item.due.text if item.due else "",
        "limit_said": item.limit_said,
        # By which its opinion is known on the page.
        "field": f"o-{item.step}",
    }


class _Clauses:
    """The clauses on which steps rest, as links: most steps of a page rest on the same few."""

    def __init__(self) -> None:
        self.rows = Rows("portal/_item_basis.html")
        self.known: dict[tuple[Any, ...], SafeString] = {}

    def of(self, item: Waiting) -> SafeString:
        return SafeString(" ".join([self._link(each) for each in item.basis]))

    def _link(self, basis: Mapping[str, Any]) -> SafeString:
        key = basis["regulation"], basis["edition"], basis["clause"]
        if key not in self.known:
            texts = {"address": clause_page(basis), "path": basis["path"]}
            self.known[key] = self.rows.row(texts)
        return self.known[key]
