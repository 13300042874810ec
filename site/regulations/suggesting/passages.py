"""Sentences of a clause, and the cases within a sentence: each a stretch of the clause's own text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .folding import folded

SENTENCE_ENDS = re.compile(r"[。;!?\n]")
#: No clerk writes a sentence as long as this; what is longer is no sentence (a table, a data dump).
LONGEST_SENTENCE = 500
#: How a new case begins: 如……, 凡……, 对……的, 属于……的, ……以上的.
HEAD = re.compile(
    r"(?:但|并|而)?(?:如|若|遇|凡|对|逾期|属|需|须|涉及|不符合|不能|超出|其中|特殊)"
    r"|[^,]{0,24}?(?:以上|以下|以内|之内|[天日月年元次份]内|不满|超过|不足)"
    r"|[^,]{2,30}(?:的|者)$|[^,]{0,12}未[^,]{1,8}的|[^,]{0,10}(?:事项|事件|问题|矛盾|纠纷|案件|情况)(?:由|报|交|经)|[^,]{1,24}的(?:由|经|报|送|须|应|给)|仍"
)
#: A case that is new even when what was before it is of another kind.
STRONG_HEAD = re.compile(r"(?:但|并|而)?(?:如|若|遇|凡|对|逾期)")
#: How a condition ends that the next part still belongs to.
CONDITION = re.compile(
    r"(?:的|者|时|后|以上|以下|以内|内|情况下|[次天日月元])(?:\([^)]*\))?$|第[一二三四五六七]$|^[一二三四五]是"
)


@dataclass(frozen=True)
class Passage:
    """A stretch of a clause: `text` is folded, `start` its place in the clause's text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place right behind it."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Passage":
        """A stretch of this one, by places within it."""
        return Passage(self.text[start:end], self.start + start)


def sentences(text: str) -> list[Passage]:
    """The sentences and half-sentences of a clause (until 。 or ；); empty and endless ones left out."""
    cut = _cut(Passage(folded(text), 0), SENTENCE_ENDS)
    return [each for each in cut if len(each.text) <= LONGEST_SENTENCE]


def segments(sentence: Passage) -> list[Passage]:
    """The parts between commas and colons."""
    return list(_cut(sentence, re.compile(r"[,:]")))


def cases(sentence: Passage, acts: Callable[[str], object], *, each: bool = False) -> list[Passage]:
    """A sentence cut where a new condition begins after something was laid down.

    With `each` it is also cut between two parts that both lay something down.
    """
    parts = segments(sentence)
    cuts = [0]
    for index, part in enumerate(parts[1:], 1):
        here = bool(acts(part.text))
        laid_down = any(acts(before.text) for before in parts[cuts[-1] : index])
        if (laid_down and (HEAD.match(part.text) or (each and here))) or (
            STRONG_HEAD.match(part.text) and not CONDITION.search(parts[index - 1].text)
        ):
            cuts.append(index)
    return [
        sentence.part(parts[a].start - sentence.start, parts[b - 1].end - sentence.start)
        for a, b in zip(cuts, [*cuts[1:], len(parts)], strict=True)
        if parts
    ]


def _cut(passage: Passage, marks: re.Pattern[str]) -> Iterator[Passage]:
    begin = 0
    for match in marks.finditer(passage.text):
        if not _inside_brackets(passage.text, begin, match.start()):
            yield from _filled(passage.part(begin, match.start()))
            begin = match.end()
    yield from _filled(passage.part(begin, len(passage.text)))


def _inside_brackets(text: str, begin: int, place: int) -> bool:
    opened = text.count("(", begin, place) - text.count(")", begin, place)
    return opened > 0 and 0 <= text.find(")", place) - place < 60


def _filled(passage: Passage) -> Iterator[Passage]:
    bare = passage.text.strip()
    if bare:
        skipped = len(passage.text) - len(passage.text.lstrip())
        yield Passage(bare, passage.start + skipped)
