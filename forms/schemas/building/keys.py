"""Keys and codes made once, from the sounds of a label, and kept when the label changes."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue

from facts.sounds import sounds

from .options import take_pasted

#: A key of this length still fits where a figure is put behind it.
LONGEST = 40
#: Which settings of a block are keys of its own: key, day_key, first_key …
_OWN = re.compile(r"^(key|[a-z]+_key)$")

#: block id and setting → key
Known = Mapping[tuple[str, str], str]


@dataclass
class Slot:
    """Where a key stands: in which block, under which setting, in which group."""

    block_id: str
    name: str
    type: str
    value: Any
    #: The id of the group around it; blank at the top.
    scope: str = ""

    @property
    def place(self) -> tuple[str, str]:
        return self.block_id, self.name

    @property
    def is_named(self) -> bool:
        """Whether there is something to make its key of."""
        return bool(self.block_id) and (self.name != "key" or bool(self.value.get("label")))

    @property
    def key(self) -> str:
        return self.value.get(self.name) or ""


def slots(stream: Iterable[Any], scope: str = "") -> Iterator[Slot]:
    """Every place for a key, in the order of the form."""
    for child in stream:
        for name, block in child.block.child_blocks.items():
            if _OWN.match(name):
                yield Slot(child.id or "", name, child.block_type, child.value, scope)
            elif isinstance(block, StreamBlock) and child.value.get(name):
                yield from slots(child.value[name], child.id or child.value.get("key") or "?")


def makeshift_keys(stream: StreamValue) -> dict[tuple[str, str], str]:
    """The keys of blocks that were saved without a label."""
    return {each.place: each.key for each in slots(stream) if each.key and not each.is_named}


def keys_of(stream: StreamValue) -> dict[tuple[str, str], str]:
    """What each block is called, to be remembered once it has a label."""
    return {each.place: each.key for each in slots(stream) if each.key and each.is_named}


def settle(stream: StreamValue, known: Known, makeshift: Known | None = None) -> None:
    """Give every block a key of its own, and every option a code; what had one before keeps it.

    A copy of a block brings the key of its model along: it gets a new one. So does what was
    saved before its label was written: its key was `makeshift`.
    """
    found = list(slots(stream))
    for slot in found:
        if makeshift and slot.key and makeshift.get(slot.place) == slot.key:
            slot.value[slot.name] = ""
        if not slot.key and slot.place in known:
            slot.value[slot.name] = known[slot.place]
    _part(found, known)
    taken = {slot.key for slot in found if slot.key}
    for slot in found:
        if not slot.key:
            slot.value[slot.name] = free(_base(slot), taken)
            taken.add(slot.key)
    _settle_options(stream)


def _part(found: list[Slot], known: Known) -> None:
    """Of several blocks with one key in one scope, the one that had it first keeps it."""
    claimed: set[tuple[str, str]] = set()
    for slot in sorted(found, key=lambda each: known.get(each.place) != each.key):
        if (slot.scope, slot.key) in claimed:
            slot.value[slot.name] = ""
        elif slot.key:
            claimed.add((slot.scope, slot.key))


def _settle_options(stream: StreamValue) -> None:
    for child in stream:
        for name, block in child.block.child_blocks.items():
            if name == "options":
                take_pasted(child.value, block)
                settle_codes(child.value.get(name) or [])
            elif isinstance(block, StreamBlock) and child.value.get(name):
                _settle_options(child.value[name])


def settle_codes(options: Iterable[Any]) -> None:
    """A code for every option that has none."""
    options = list(options)
    taken = {each["value"] for each in options if each.get("value")}
    for each in options:
        if not each.get("value"):
            each["value"] = free(spelled(each.get("label") or "") or "option", taken)
            taken.add(each["value"])


def free(base: str, taken: Collection[str]) -> str:
    """A name that nobody has yet: with a figure behind it where it is taken."""
    if base not in taken:
        return base
    return next(
        each for number in range(2, len(taken) + 3) if (each := f"{base}_{number}") not in taken
    )


def spelled(text: str) -> str:
    """走访日期 → zou_fang_ri_qi; whole syllables, and a letter first; blank for no sound."""
    words = sounds(text)
    if words and words[0][0].isdigit():
        words.insert(0, "n")
    while words and len("_".join(words)) > LONGEST:
        words.pop()
    return "_".join(words)


def _base(slot: Slot) -> str:
    if slot.name == "key":
        return spelled(slot.value.get("label") or "") or slot.type
    default = slot.value.block.child_blocks[slot.name].get_default()
    return str(default or slot.name.removesuffix("_key"))
