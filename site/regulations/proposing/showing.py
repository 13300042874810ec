"""Proposals as a screen shows them: kind, words, sentence, what is to be chosen, what is still to be written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from facts.words import Words

from ..blocks import RulesBlock
from ..suggesting import sentence
from .deciding import is_whole, why_not
from .open_names import (
    choices,
    chosen_from,
    filled_in,
    is_core_missing,
    label,
    needed,
)
from .proposals import Decision, Proposal


@dataclass(frozen=True)
class Ask:
    """One thing to be chosen beside a proposal."""

    name: str
    label: str
    said: str
    needed: bool
    value: str
    is_number: bool
    options: SafeString


@dataclass(frozen=True)
class Offer:
    """A proposal beside its words; `stands` says whether they still are in the clause."""

    proposal: Proposal
    label: str
    icon: str
    sentence: str
    stands: bool
    whole: bool
    asks: Sequence[Ask]
    #: What only the draft can say: conditions that the words name.
    to_write: Sequence[str]
    problem: str
    core_missing: bool

    @property
    def accepted(self) -> bool:
        """Whether it becomes a rule of the draft."""
        return self.proposal["state"] == Decision.ACCEPTED

    @property
    def refused(self) -> bool:
        """Whether the editor wants it not."""
        return self.proposal["state"] == Decision.REFUSED

    @property
    def lacks_form(self) -> bool:
        """Whether a form is still to be chosen."""
        return any(each.name == "form" and not each.value for each in self.asks)

    @property
    def waits(self) -> bool:
        """Whether the editor has still to decide."""
        return self.proposal["state"] == Decision.OPEN


class Presenter:
    """Shows proposals with the office's words; lists of choices are written once for all of them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._blocks = RulesBlock().child_blocks
        self._lists: dict[tuple[str, str, str], SafeString] = {}

    def offers(self, proposals: Iterable[Proposal], text: str) -> list[Offer]:
        """All of a clause; of those refused only such whose words still stand there."""
        found = [self.offer(each, text) for each in proposals]
        return [each for each in found if each.stands or each.accepted]

    def offer(self, proposal: Proposal, text: str) -> Offer:
        """One proposal."""
        block = self._blocks[proposal["kind"]]
        filled = filled_in(proposal, self._words)
        return Offer(
            proposal=proposal,
            label=str(block.label),
            icon=block.meta.icon,
            sentence=sentence(filled, self._words),
            stands=proposal["quote"] in text,
            whole=is_whole(proposal, self._words),
            asks=[self._ask(proposal, name) for name in proposal["missing"] if chosen_from(name)],
            to_write=[
                _to_write(proposal, name) for name in filled.missing if not chosen_from(name)
            ],
            problem=why_not(proposal, self._words),
            core_missing=is_core_missing(proposal),
        )

    def _ask(self, proposal: Proposal, name: str) -> Ask:
        said = proposal["missing"][name]
        value = proposal["chosen"].get(name, "")
        return Ask(
            name=name,
            label=label(proposal["kind"], name),
            said=said,
            needed=needed(proposal, name),
            value=value,
            is_number=chosen_from(name) == "number",
            options=self._options(name, said, value),
        )

    def _options(self, name: str, said: str, value: str) -> SafeString:
        key = (chosen_from(name), said if chosen_from(name) == "facts" else "", value)
        if key not in self._lists:
            rows = choices(name, said, self._words).items()
            chosen = SafeString(" selected")
            self._lists[key] = format_html_join(
                "",
                '<option value="{}"{}>{}</option>',
                ((code, chosen if code == value else "", text) for code, text in rows),
            )
        return self._lists[key]


def _to_write(proposal: Proposal, name: str) -> str:
    named = {"field": label(proposal["kind"], name), "words": proposal["missing"][name]}
    if not named["words"]:
        return _("“%(field)s”: write it in the draft.") % named
    return _("“%(field)s”: the words “%(words)s” are still to be written in the draft.") % named


def counts(offers: Iterable[Offer]) -> list[tuple[str, str, int]]:
    """Icon, kind, and how many still wait, the most frequent first."""
    tally = Counter((each.icon, each.label) for each in offers if each.waits)
    return [(icon, kind, count) for (icon, kind), count in tally.most_common()]


def without_form(offers: Iterable[Offer]) -> list[tuple[str, str, int]]:
    """Code and name of the kinds of which some that wait have no form yet, and how many."""
    found = [each for each in offers if each.waits and each.lacks_form]
    tally = Counter((each.proposal["kind"], each.label) for each in found)
    return [(code, kind, count) for (code, kind), count in tally.most_common()]


def marked(text: str, quotes: Iterable[str], start: int, end: int) -> SafeString:
    """A part of a text, in which the words that proposals rest on are marked."""
    pieces, at = [], start
    for first, last in _spans(text, quotes):
        first, last = max(first, at), min(last, end)
        if first < last:
            pieces += [(escape(text[at:first]),), (_mark(text[first:last]),)]
            at = last
    return format_html_join("", "{}", [*pieces, (text[at:end],)])


def _mark(words: str) -> SafeString:
    return format_html("<mark>{}</mark>", words)


def _spans(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    found = [(text.find(each), len(each)) for each in quotes if each]
    return sorted((start, start + length) for start, length in found if start >= 0)
