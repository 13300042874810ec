"""Who acts, as regulations word it: 由…审批, 送…备查, 经…研究, 向…请假, 逐级上报 (D1-3.2, D4-4.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import station_words as said
from .station_words import ACTS, APPROVE, DELIBERATE, HANDLE, REFER

#: No name of a body or person, with how it acts, is longer.
LONGEST_NAME = 40
#: Names stand in a row: 县财政局和县审计局.
AND = re.compile(r"[、和及或与]+")
#: What stands before a name in the same part: a band, a condition, 须经.
INTO_NAME = re.compile(
    r"^(?:.*(?:的|以内|之内|以上|以下|[天日月元份次]内|\)))?[ 、和及后]*(?:必须|须|应|要|需)?(?:先|再)?(?:经过?|请|找|由)?"
)
#: 上报并跟踪处理: what is done next is nobody's name.
NO_NAME = re.compile("[并后的和或]")
HOW_AT_END = re.compile(rf"(?:{said.HOW.pattern})+$")
#: What may stand behind a name that is complete.
ENDS = re.compile(rf"$|[、和及或与,;()]|{said.HOW.pattern}|{said.ACT}")


@dataclass(frozen=True)
class Stop:
    """One stop that the words name: who (perhaps nobody by name), what is done there, and where it stands."""

    who: str
    act: str
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Whether the words say who."""
        return bool(self.who)


@lru_cache(maxsize=2048)
def stops(text: str) -> tuple[Stop, ...]:
    """Every stop in a folded text, in its order; of two that overlap the first found stays."""
    found: list[Stop] = []
    for stop in _named(text):
        if not said.PUBLIC.search(stop.who) and not said.NO_STEP.search(stop.who):
            _add(found, stop)
    for pattern in (said.BY_WAY_OF, said.STEPWISE, said.UNNAMED, said.CALLED, said.CHECKED):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            act = (
                DELIBERATE if pattern is said.CALLED else ACTS.get(groups.get("act") or "", HANDLE)
            )
            _add(found, Stop(groups.get("who") or "", act, *match.span()))
    return tuple(sorted(found, key=lambda each: each.start))


def _named(text: str) -> Iterator[Stop]:
    for match in said.MEETING.finditer(text):
        yield Stop(match["who"], DELIBERATE, *match.span())
    for read in (_by, _handed, _to, _self):
        for begin, end in _parts(text):
            yield from read(text, begin, end)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for mark in re.finditer(r"[,:]|$", text):
        yield begin, mark.start()
        begin = mark.end()


def _by(text: str, begin: int, end: int) -> Iterator[Stop]:
    """由…审批: who stands between, without how it is done."""
    for match in said.BY.finditer(text, begin, end):
        act = said.BY_ACT.search(text, match.end() + 1, min(end, match.end() + LONGEST_NAME))
        if act and '"' not in (between := text[match.end() : act.start()]):
            who = said.HOW.split(between, maxsplit=1)[0] or HOW_AT_END.sub("", between)
            code = _own_act(act["act"]) if act["act"] == "批" else ACTS.get(act["act"], HANDLE)
            yield Stop(who, code, match.start(), act.end())


def _handed(text: str, begin: int, end: int) -> Iterator[Stop]:
    """报…审批, 送…备查: a name behind it, and perhaps what is done there."""
    for match in said.HAND.finditer(text, begin, end):
        last = _names_end(text, match.end(), end)
        if last > match.end():
            act = re.match(rf"(?:{said.HOW.pattern}){{0,3}}(?P<act>{said.ACT})", text[last:end])
            code = ACTS[act["act"]] if act else HANDLE
            if code == APPROVE and match[0].startswith("报"):
                code = REFER
            yield Stop(
                text[match.end() : last], code, match.start(), last + (act.end() if act else 0)
            )


def _to(text: str, begin: int, end: int) -> Iterator[Stop]:
    """向…请假: a name between."""
    for match in said.TO.finditer(text, begin, end):
        act = said.TO_ACT.search(text, match.end(), min(end, match.end() + LONGEST_NAME))
        if act and _is_name(who := text[match.end() : act.start()]):
            yield Stop(who, HANDLE, match.start(), act.end())


def _self(text: str, begin: int, end: int) -> Iterator[Stop]:
    """班组长签注意见: a name right before."""
    for act in said.SELF_ACT.finditer(text[:end], begin):
        before = text[begin : act.start()]
        who = HOW_AT_END.sub("", INTO_NAME.sub("", before))
        if _is_name(who) and len(who) <= LONGEST_NAME:
            start = begin + len(before) - len(INTO_NAME.sub("", before))
            yield Stop(who, _own_act(act["act"]), start, act.end())
            begin = act.end()


def _own_act(word: str) -> str:
    return ACTS.get(word) or (APPROVE if "批" in word else said.REVIEW)


def _is_name(text: str) -> bool:
    return bool(said.NAME_AT_END.search(text))


def _names_end(text: str, begin: int, end: int) -> int:
    """Where the names that begin here end; `begin` when there is none."""
    last = _name_end(text, begin, end)
    while last > begin and (more := AND.match(text, last, end)):
        following = _name_end(text, more.end(), end)
        if following == more.end():
            break
        last = following
    return last


def _name_end(text: str, begin: int, end: int) -> int:
    within = re.split('[的"]', text[begin : min(end, begin + LONGEST_NAME)], maxsplit=1)[0]
    ends = [begin + at for at in range(2, len(within) + 1) if _is_name(within[:at])]
    if NO_NAME.match(text, begin) or not ends:
        return begin
    whole = [each for each in ends if each + 1 not in ends]
    return next((each for each in ends if ENDS.match(text, each, end)), whole[0])


def _add(found: list[Stop], stop: Stop) -> None:
    if not any(stop.start < each.end and each.start < stop.end for each in found):
        found.append(stop)
