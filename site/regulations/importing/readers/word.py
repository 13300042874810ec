"""Word files: paragraphs with their automatic numbers, tables as rows; what was deleted stays out."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from .automatic_numbers import AutomaticNumbers
from .packed import check_packed, damaged
from .rows import row

_P, _TBL, _SDT, _SDT_CONTENT = (qn(f"w:{each}") for each in ("p", "tbl", "sdt", "sdtContent"))
_TR, _TC = qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _LINE, _HYPHEN = (
    qn(f"w:{each}") for each in ("t", "tab", "br", "cr", "noBreakHyphen")
)
_RUN, _RPR, _VANISH = qn("w:r"), qn("w:rPr"), qn("w:vanish")
_BOX = qn("w:txbxContent")
#: Deleted or moved away, hidden behind a field, or the old form of a drawing.
_LEFT_OUT = frozenset(
    {
        *(qn(f"w:{each}") for each in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


def text_of_docx(content: bytes) -> str:
    """The lines of a Word file; headers, footers and deleted words are left out."""
    check_packed(content)
    try:
        document = Document(BytesIO(content))
        numbers = AutomaticNumbers(document)
        return "\n".join(_lines(document.element.body, numbers))
    except (
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        IndexError,
        SyntaxError,
        OSError,
        RecursionError,
    ) as error:
        raise damaged() from error
    except Exception as error:
        if type(error).__module__.startswith(("docx.", "lxml.", "zipfile", "zlib")):
            raise damaged() from error
        raise


def _lines(parent: Any, numbers: AutomaticNumbers) -> Iterator[str]:
    for child in parent.iterchildren():
        if child.tag == _P:
            yield from _paragraph(child, numbers)
        elif child.tag == _TBL:
            yield from _table(child, numbers)
        elif child.tag == _SDT:
            for inner in child.iterchildren(_SDT_CONTENT):
                yield from _lines(inner, numbers)
        elif child.tag not in _LEFT_OUT and child.tag in _WRAPPERS:
            yield from _lines(child, numbers)


_WRAPPERS = frozenset(qn(f"w:{each}") for each in ("ins", "moveTo", "customXml", "smartTag"))


def _paragraph(paragraph: Any, numbers: AutomaticNumbers) -> Iterator[str]:
    boxes: list[Any] = []
    words = "".join(_words(paragraph, boxes))
    mark = numbers.mark_of(paragraph) if words.strip() else ""
    yield f"{mark}{words}"
    for box in boxes:
        yield from _lines(box, numbers)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT or _is_hidden(child):
            continue
        if child.tag == _BOX:
            boxes.append(child)
        elif child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield "\t"
        elif child.tag in (_BREAK, _LINE):
            yield "\n"
        elif child.tag == _HYPHEN:
            yield "-"
        else:
            yield from _words(child, boxes)


def _is_hidden(run: Any) -> bool:
    """Whether a run is hidden text (17.3.2.41), which nobody sees on the page."""
    hidden = run.find(f"{_RPR}/{_VANISH}") if run.tag == _RUN else None
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false", "off")


def _table(table: Any, numbers: AutomaticNumbers) -> Iterator[str]:
    for line in table.iterchildren(_TR):
        cells = [
            [*_lines(cell, numbers)]
            for cell in line.iter(_TC)
            if cell.getparent() is line or _of(cell, line)
        ]
        if len(cells) == 1:
            # A frame around text, not a table.
            yield from cells[0]
        else:
            yield row(" ".join(filter(None, map(str.strip, cell))) for cell in cells)


def _of(cell: Any, line: Any) -> bool:
    """Whether a cell that is wrapped in a content control stands in this row, not in a table within."""
    parent = cell.getparent()
    while parent is not None and parent is not line:
        if parent.tag in (_TC, _TBL):
            return False
        parent = parent.getparent()
    return True
