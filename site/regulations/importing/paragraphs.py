"""Paragraphs without a mark: introductions, continuations, named sub-parts, closing paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .clauses import OutlinedClause, Role
from .items import Item, Kind
from .pieces import Where
from .wording import (
    closes,
    closes_the_whole,
    ends,
    is_heading,
    leads_on,
    name_before_colon,
    short_name,
    split_title,
)

INTRODUCTION, MIDDLE, CLOSING, STRAY = "引言", "中段", "末段", "标题"
#: From how many characters on a provision, or another paragraph, has to end as a sentence does.
PROVISION_ENDS_FROM, PARAGRAPH_ENDS_FROM = 24, 10


@dataclass
class Growing:
    """A clause while paragraphs are still added to it."""

    item: Item
    role: Role
    level: int
    mark: str
    written: str = ""
    first: str = ""
    more: str = ""
    lines: list[int] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    #: Whether something stands below it, so that a short sentence is its heading.
    heads: bool = False

    def add(self, item: Item) -> None:
        """A further paragraph."""
        assert item.piece is not None
        here = item.piece.line.number
        same_line = bool(self.lines) and here == self.lines[-1]
        text = item.piece.whole if item.kind is Kind.OUTSIDE else item.text
        self.more += text if same_line else f"\n{text}"
        self.heads = True
        if not same_line:
            self.lines.append(here)
        self.doubts += item.doubts

    @property
    def only_heading(self) -> bool:
        """Whether it has no text of its own yet."""
        return not self.more and not split_title(self.first, heads=True)[2]

    def grown(self) -> OutlinedClause:
        """The clause, with its heading told from its text."""
        title, joint, text = self._parts()
        if self.more:
            more = self.more if text or not title else self.more.lstrip("\n")
            joint += "" if text or not title or not self.more.startswith("\n") else "\n"
            text += more
        return OutlinedClause(
            level=self.level,
            mark=self.mark,
            role=self.role,
            written=self.written,
            title=title,
            joint=joint,
            text=text.removeprefix("\n"),
            lines=tuple(self.lines),
            doubts=tuple(dict.fromkeys([*self.doubts, *self._cut_off(title, text)])),
        )

    def _parts(self) -> tuple[str, str, str]:
        match self.role:
            case Role.CLAUSE:
                return split_title(self.first, heads=self.heads)
            case Role.PART:
                return self.first, "", ""
            case Role.NAMED if named := name_before_colon(self.first):
                name, colon = named
                return name, colon, self.first[len(name) + len(colon) :]
        return "", "", self.first

    def _cut_off(self, title: str, text: str) -> list[str]:
        if self.role in (Role.OUTSIDE, Role.SIGNATURE, Role.ATTACHMENT):
            return []
        # A numbered line of few words may be a heading; a paragraph is none.
        provision = self.role is Role.CLAUSE
        least = PROVISION_ENDS_FROM if provision else PARAGRAPH_ENDS_FROM
        if len(text) >= least and not ends(text):
            return [_("The last sentence has no end. See whether words are missing.")]
        return []


def grow(items: Sequence[Item]) -> list[OutlinedClause]:
    """The clauses that the items make; each item stands in exactly one of them."""
    grown: list[Growing] = []
    following = _following(items)
    names = _names(items)
    for at, item in enumerate(items):
        if item.kind is Kind.PLAIN:
            rows = at + 1 < len(items) and items[at + 1].inline
            _paragraph(grown, item, following[at], named=at in names, rows_within=rows)
        elif item.kind is Kind.OUTSIDE and grown and grown[-1].role is Role.OUTSIDE:
            grown[-1].add(item)
        else:
            if grown and item.level > grown[-1].level:
                grown[-1].heads = True
            grown.append(_begin(item))
    return [each.grown() for each in grown]


def _begin(item: Item) -> Growing:
    piece = item.piece
    growing = Growing(
        item,
        role={
            Kind.PART: Role.PART,
            Kind.LABELLED: Role.ATTACHMENT,
            Kind.OUTSIDE: Role.OUTSIDE,
        }.get(item.kind, Role.CLAUSE),
        level=item.level or 1,
        mark=item.mark or (piece.mark.printed if piece and piece.mark else ""),
        doubts=list(item.doubts),
    )
    if piece:
        numbered = item.kind is Kind.NUMBERED and piece.mark is not None
        growing.written = piece.mark.written if numbered and piece.mark else ""
        growing.first = piece.text if numbered else piece.whole
        growing.lines.append(piece.line.number)
        if piece.where is Where.WITHIN:
            growing.doubts.append(
                _("This began in the middle of a line. See whether it is a provision of its own.")
            )
    return growing


def _paragraph(
    grown: list[Growing], item: Item, following: Item | None, *, named: bool, rows_within: bool
) -> None:
    last = grown[-1] if grown else None
    if item.piece and item.piece.where is Where.TAIL and last:
        _apart(grown, item, MIDDLE if leads_on(item.text) else CLOSING, last.level)
    elif last is None or last.role is Role.OUTSIDE:
        started = any(each.role in (Role.CLAUSE, Role.PART) for each in grown)
        _apart(grown, item, MIDDLE if started else INTRODUCTION, 1)
    elif named:
        _named(grown, item, last)
    elif last.role is Role.NAMED:
        _apart(grown, item, CLOSING, last.level)
    elif last.role is Role.PART or (last.role is Role.CLAUSE and _only_heading(last, item)):
        _below_heading(grown, item, last, following, rows_within)
    elif last.role is Role.CLAUSE:
        _after_text(grown, item, last, following)
    else:
        last.add(item)


def _only_heading(last: Growing, item: Item) -> bool:
    # 应急值班。 may be the last of a list, if what follows speaks about the whole list.
    return last.only_heading and not (ends(last.first) and closes(item.text))


def _below_heading(
    grown: list[Growing], item: Item, last: Growing, following: Item | None, rows_within: bool
) -> None:
    below = following is not None and following.level > last.level
    if below and not last.more and not rows_within:
        last.heads = True
        _apart(grown, item, INTRODUCTION, last.level + 1)
    else:
        last.add(item)


def _after_text(grown: list[Growing], item: Item, last: Growing, following: Item | None) -> None:
    leaves = (
        following is None or following.level < last.level or following.kind is not Kind.NUMBERED
    )
    if closes_the_whole(item.text) and following is None:
        _apart(grown, item, CLOSING, 1)
    elif closes(item.text) and leaves:
        _apart(grown, item, CLOSING, last.level)
    elif is_heading(item.text) and ends(last.first + last.more):
        stray = _apart(grown, item, STRAY, 1)
        stray.role = Role.OUTSIDE
        stray.doubts = [
            _("This reads like a heading, but has no number. Take it in, or leave it out.")
        ]
    else:
        last.add(item)
        assert item.piece is not None
        sentence = _("Line %(line)s has no number and was counted with this clause.")
        last.doubts.append(sentence % {"line": item.piece.line.number})


def _named(grown: list[Growing], item: Item, last: Growing) -> None:
    name = name_before_colon(item.text)
    assert name is not None
    level = last.level if last.role is not Role.CLAUSE or not last.only_heading else last.level + 1
    if last.role is Role.CLAUSE and last.item.kind is Kind.NUMBERED and leads_on(last.first):
        level = last.level + 1
    named = _apart(grown, item, short_name(name[0]), level)
    named.role = Role.NAMED
    named.doubts = [_("This has a name and no number. See whether it is a provision of its own.")]


def _apart(grown: list[Growing], item: Item, mark: str, level: int) -> Growing:
    assert item.piece is not None
    role = Role.INTRODUCTION if mark == INTRODUCTION else Role.CLOSING
    growing = Growing(item, role, level, mark, first=item.text, doubts=list(item.doubts))
    growing.lines.append(item.piece.line.number)
    grown.append(growing)
    return growing


def _following(items: Sequence[Item]) -> list[Item | None]:
    """For each item the next one that is no plain paragraph and begins a line."""
    found: list[Item | None] = []
    following: Item | None = None
    for item in reversed(items):
        found.append(following)
        if item.kind is not Kind.PLAIN and not item.inline:
            following = item
    return found[::-1]


def _names(items: Sequence[Item]) -> set[int]:
    """The paragraphs of rows 名称：…, at least two after a colon and three otherwise."""
    found: set[int] = set()
    row: list[int] = []
    for at in range(len(items) + 1):
        item = items[at] if at < len(items) else None
        plain = item is not None and item.kind is Kind.PLAIN and not item.inline
        if item is not None and plain and name_before_colon(item.text):
            row.append(at)
            continue
        announced = bool(row) and row[0] > 0 and leads_on(items[row[0] - 1].text)
        if len(row) >= (2 if announced else 3):
            found.update(row)
        row = []
    return found
