"""The outline of a text: which regulations it holds, and their clauses with levels and paths."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from .choosing import numbered
from .clauses import OutlinedClause, OutlinedRegulation, Role
from .heading_part import HeadingPart, heading_part, is_formal, is_signature
from .items import Item, Kind, item_of
from .levels import set_levels
from .lines import lines_of
from .paragraphs import grow
from .parts import with_parts
from .pieces import Piece, pieces_of
from .same import with_same
from .volumes import Volume, volumes_of
from .wording import has_place_in_collection

PREFACE, END, CONTENTS, SIGNATURE = "前言", "尾", "目录", "落款"
_ATTACHMENT = re.compile(r"^附\s?件\s?([0-9０-９一二三四五六七八九十]*)\s*(?:[：:]|$)")
_CONTENTS = re.compile(r"^目\s*录$")
_DOTS = re.compile(r"[\s.．·…—\-]*[0-9]*$")


def outline(text: str) -> tuple[OutlinedRegulation, ...]:
    """The regulations of a text in their order. No character that is seen is lost."""
    pieces = [piece for line in lines_of(text) for piece in pieces_of(line)]
    return with_same([_regulation(each) for each in volumes_of(pieces)])


def _regulation(volume: Volume) -> OutlinedRegulation:
    head, body = _formal_lines(volume)
    body, signature = _signature(body)
    items = with_parts(_items(body))
    set_levels(items)
    clauses = [
        *_outside(
            volume.before,
            PREFACE,
            _("This stands before the title and seems to be no part of the regulation."),
        ),
        *grow(items),
        *_outside(
            signature,
            SIGNATURE,
            _("Signature, day or distribution: it is no provision."),
            Role.SIGNATURE,
        ),
        *_outside(
            volume.strays,
            END,
            _("This reads like the heading of another text. Take it in, or leave it out."),
        ),
    ]
    style, printed = numbered(clauses)
    return OutlinedRegulation(
        title=volume.name,
        title_line=volume.title.line.number if volume.title else 0,
        clauses=printed,
        head=tuple((each.line.number, each.whole) for each in head),
        heading=_heading(volume, head, signature, clauses),
        numbering=style,
        doubts=_doubts(volume, printed),
    )


def _formal_lines(volume: Volume) -> tuple[list[Piece], list[Piece]]:
    """The formal lines right below the title, and the rest."""
    body = volume.body
    end = 0
    while end < len(body) and body[end].mark is None and _is_formal(body[end].text):
        end += 1
    return body[:end], body[end:]


def _is_formal(text: str) -> bool:
    bracketed = re.fullmatch(r"[（(].{2,60}[）)]", text) is not None
    return len(text) <= 60 and (is_formal(text) or bracketed)


def _signature(body: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The lines below the last provision that say who issued it and when."""
    start = len(body)
    while start > 1 and body[start - 1].mark is None and is_signature(body[start - 1].text):
        start -= 1
    return list(body[:start]), list(body[start:])


def _items(body: Sequence[Piece]) -> list[Item]:
    items = [item_of(each) for each in body]
    for item in items:
        if item.kind is Kind.PLAIN and not item.inline and (found := _ATTACHMENT.match(item.text)):
            item.kind, item.mark, item.level = Kind.LABELLED, f"附件{found[1]}", 1
    _set_contents_apart(items)
    return items


def _set_contents_apart(items: list[Item]) -> None:
    """目录 and its entries, up to where the first of them comes again."""
    start = next((at for at, each in enumerate(items[:40]) if _CONTENTS.match(each.text)), None)
    if start is None:
        return
    entries = [_entry(each) for each in items[start + 1 :]]
    end = entries.index(entries[0], 1) if entries and entries[0] in entries[1:] else 0
    for item in items[start : start + 1 + end]:
        item.kind, item.mark, item.level = Kind.OUTSIDE, CONTENTS, 1
    items[start].doubts.append(
        _("The table of contents is made anew from the headings; leave it out.")
    )


def _entry(item: Item) -> str:
    whole = item.piece.whole if item.piece else ""
    return re.sub(r"\s", "", _DOTS.sub("", whole))


def _outside(
    pieces: Sequence[Piece], label: str, doubt: str, role: Role = Role.OUTSIDE
) -> list[OutlinedClause]:
    if not pieces:
        return []
    words: dict[int, str] = {}
    for each in pieces:
        number = each.line.number
        words[number] = words.get(number, "") + each.whole
    text = "\n".join(words.values())
    return [
        OutlinedClause(
            level=1, mark=label, role=role, text=text, lines=tuple(words), doubts=(doubt,)
        )
    ]


def _heading(
    volume: Volume,
    head: Sequence[Piece],
    signature: Sequence[Piece],
    clauses: Sequence[OutlinedClause],
) -> HeadingPart:
    texts = [each.words for each in clauses]
    opening = [each.words for each in clauses if not each.left_out][:3]
    formal = [each.whole for each in [*volume.before, *head, *signature]]
    return heading_part(formal, opening, texts)


def _doubts(volume: Volume, clauses: Sequence[OutlinedClause]) -> tuple[str, ...]:
    found = []
    if not volume.name:
        found.append(_("No title was found. Write one."))
    elif has_place_in_collection(volume.name):
        found.append(
            _("The title seems to be numbered as one of a collection. Write the regulation's own.")
        )
    if not any(each.role is Role.CLAUSE for each in clauses):
        found.append(_("No numbered provision was found. Split the text into clauses yourself."))
    return tuple(found)
