"""Embedded fonts cut down to the glyphs that the file uses (ISO 32000-1, 9.7.4.2).

WeasyPrint keeps a place for every glyph up to the last one used, which for a Chinese font means
tens of thousands of empty ones. In a CID-keyed CFF font the codes are looked up in its character
set, so the empty places can go without touching the text.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import uharfbuzz
from fontTools.ttLib import TTFont
from pikepdf import Name


def cut_down_fonts(pdf: pikepdf.Pdf) -> None:
    """Replace each CID-keyed OpenType font by its bare CFF with the used glyphs only."""
    for font in _cid_fonts(pdf):
        descriptor = font.FontDescriptor
        glyphs = sorted(_glyphs(font.W))
        bare = _bare_cff(descriptor.FontFile3.read_bytes(), glyphs)
        if bare is not None:
            descriptor.FontFile3 = pdf.make_stream(bare, Subtype=Name.CIDFontType0C)
            del font.CIDToGIDMap


def _cid_fonts(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for font in pdf.objects:
        is_font = (
            isinstance(font, pikepdf.Dictionary) and font.get(Name.Subtype) == Name.CIDFontType0
        )
        if is_font and Name.FontFile3 in font.FontDescriptor:
            yield font


def _glyphs(widths: pikepdf.Array) -> Iterator[int]:
    """The glyphs that have a width, written as runs: first glyph, then a list of widths."""
    for first, run in zip(widths[::2], widths[1::2], strict=True):
        yield from range(int(first), int(first) + len(run))


def _bare_cff(font: bytes, glyphs: list[int]) -> bytes | None:
    """The CFF table with these glyphs; none where the font does not look its glyphs up by these numbers."""
    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
    small = uharfbuzz.subset(uharfbuzz.Face(font), wanted).blob.data
    with TTFont(BytesIO(small)) as face:
        names = face["CFF "].cff[0].charset[1:]
        return face.reader["CFF "] if names == [f"cid{glyph:05d}" for glyph in glyphs] else None
