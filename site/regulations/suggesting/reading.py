"""Reads clauses and proposes rules: words in, suggestions out; no network, no model, no guess beyond the words."""

from collections.abc import Iterable, Iterator

from .bands import settled
from .clause import ClauseText, Suggestion
from .consequences import consequences
from .deadlines import deadlines
from .duties import duties
from .evidences import evidences
from .filling import filled
from .found import Found, suggestion
from .grades import grades, with_all_bands
from .limits import limits
from .passages import Passage, sentences
from .pays import pays
from .repeated import repeated
from .routes import routes
from .vocabulary import Vocabulary


def suggest(clauses: Iterable[ClauseText], words: Vocabulary) -> list[Suggestion]:
    """Every rule that the words seem to lay down, in the order of the text."""
    every = list(clauses)
    again = repeated(every)
    return [
        proposal
        for index, clause in enumerate(every)
        if index not in again
        for proposal in suggestions_of(clause, words)
    ]


def suggestions_of(clause: ClauseText, words: Vocabulary) -> list[Suggestion]:
    """The suggestions of one clause, whose bands are settled with each other."""
    found = sorted(with_all_bands(settled(list(_found(clause, words)))), key=_place)
    about = f"{clause.title} {clause.text}"
    return [suggestion(clause, each, *filled(each, about, words)) for each in found]


def _place(found: Found) -> int:
    return found.passage.start


def _found(clause: ClauseText, words: Vocabulary) -> Iterator[Found]:
    spoken = sentences(clause.text)
    for sentence in spoken:
        by_when = list(deadlines(sentence, words))
        what_follows = list(consequences(sentence, words))
        yield from _unless_said(routes(sentence, words), by_when, what_follows)
        yield from by_when
        yield from what_follows
        yield from limits(sentence, words)
        yield from duties(sentence, words)
        yield from grades(sentence, words)
        yield from evidences(sentence, words)
    for whole in _whole_sentences(clause.text, spoken):
        yield from pays(whole, words)


def _unless_said(
    found: Iterable[Found], by_when: list[Found], what_follows: list[Found]
) -> Iterator[Found]:
    """A route whose words already make a deadline, or say who decides on what follows, is not proposed again."""
    for each in found:
        if not any(
            _overlap(each.passage, other.passage) for other in [*by_when, *_decided(what_follows)]
        ):
            yield each


def _decided(what_follows: list[Found]) -> list[Found]:
    return [each for each in what_follows if "decided_by" in {*each.parameters, *each.missing}]


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _whole_sentences(text: str, spoken: list[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in spoken:
        if group and any(mark in text[group[-1].end : passage.start] for mark in "。\n"):
            yield group
            group = []
        group.append(passage)
    if group:
        yield group
