"""One guard for every package that office programs write (ISO/IEC 29500-2): bombs, passwords, macros, lies.

It says what is wrong and leaves the sentence to whoever asked: he knows what should have been in it.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

_CHUNK_BYTES = 256 * 1024
_CODES = ("ascii", "utf-16-le", "utf-16-be")
#: No part of an office file declares anything of its own; bombs of entities do.
_DECLARATIONS = tuple(each.encode(code) for each in ("<!DOCTYPE", "<!ENTITY") for code in _CODES)
_MACROS = (
    b"ms-word.document.macroEnabled",
    b"ms-word.template.macroEnabled",
    b"ms-excel.sheet.macroEnabled",
    b"ms-excel.template.macroEnabled",
    b"ms-office.vbaProject",
)
_LONGEST_MARK_BYTES = 64
_ENCRYPTED = 0x1
#: What a package that does not hold together may raise when it is opened or unpacked.
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Fault(StrEnum):
    """What is wrong with a package."""

    DAMAGED = auto()
    PASSWORD = auto()
    MACROS = auto()
    TOO_LARGE = auto()


class Unfit(Exception):
    """A package of which nothing is read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Bounds:
    """What a package may come to: all of it unpacked, how many parts, how many times its packed size."""

    unpacked_bytes: int
    entries: int = 2000
    ratio: int = 200
    #: Small parts may well shrink a lot.
    small_bytes: int = 4 * 1024 * 1024


def guarded(content: bytes, bounds: Bounds) -> ZipFile:
    """The package, once every part of it was unpacked within bounds; Unfit otherwise."""
    packed = _opened(content)
    entries = packed.infolist()
    if any(each.flag_bits & _ENCRYPTED for each in entries):
        raise Unfit(Fault.PASSWORD)
    if any("vbaproject" in each.filename.lower() for each in entries):
        raise Unfit(Fault.MACROS)
    if len({each.filename for each in entries}) < len(entries):
        # Two parts of one name: who reads it next may read the other one.
        raise Unfit(Fault.DAMAGED)
    if not unfolds(entries, bounds):
        raise Unfit(Fault.TOO_LARGE)
    left = bounds.unpacked_bytes
    for each in entries:
        left -= _looked_through(packed, each, left)
    return packed


def unfolds(entries: Sequence[ZipInfo], bounds: Bounds) -> bool:
    """Whether a package keeps within bounds by what its directory says."""
    swollen = any(
        each.file_size > bounds.small_bytes
        and each.file_size > bounds.ratio * max(each.compress_size, 1)
        for each in entries
    )
    unpacked = sum(each.file_size for each in entries)
    return not swollen and unpacked <= bounds.unpacked_bytes and len(entries) <= bounds.entries


def _opened(content: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(content))
    except _BROKEN as error:
        raise Unfit(Fault.DAMAGED) from error


def _looked_through(packed: ZipFile, entry: ZipInfo, left: int) -> int:
    """The size of a part: what the directory says may not be true."""
    size, before = 0, b""
    text = entry.filename.lower().endswith((".xml", ".rels"))
    try:
        with packed.open(entry) as part:
            while chunk := part.read(_CHUNK_BYTES):
                size += len(chunk)
                if size > left:
                    raise Unfit(Fault.TOO_LARGE)
                if text:
                    _look_at(before + chunk)
                    before = chunk[-_LONGEST_MARK_BYTES:]
    except _BROKEN as error:
        raise Unfit(Fault.DAMAGED) from error
    return size


def _look_at(text: bytes) -> None:
    if any(mark in text for mark in _DECLARATIONS):
        raise Unfit(Fault.DAMAGED)
    if any(mark in text for mark in _MACROS):
        raise Unfit(Fault.MACROS)
