"""Word files made for a test, as an office's Word makes them."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

#: 一、 / （一） / 1. as one list of Word's automatic numbers, and 第一条 as another.
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
ARTICLES = (("chineseCountingThousand", "第%1条"),)


def numbered_list(document: Any, levels: tuple[tuple[str, str], ...] = LEVELS) -> str:
    """Define a list; its id."""
    numbering = document.part.numbering_part.element
    number = str(900 + len(numbering))
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )
    return number


def paragraph(document: Any, text: str, number: str = "", level: int = 0) -> Any:
    """A paragraph, with an automatic number when a list is named."""
    added = document.add_paragraph(text)
    if number:
        properties = added._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            )
        )
    return added


def deleted(added: Any, words: str) -> None:
    """Words that were deleted while changes were tracked."""
    added._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
        )
    )


def inserted(added: Any, words: str) -> None:
    """Words that were inserted while changes were tracked."""
    added._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>{words}</w:t></w:r></w:ins>'
        )
    )


def saved(document: Any) -> bytes:
    """The bytes of the file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def duty_rules() -> Any:
    """A regulation on night duty, with Word's numbers, a table and tracked changes."""
    document = Document()
    number = numbered_list(document)
    document.sections[0].header.paragraphs[0].text = "内部资料"
    paragraph(document, "溪口站值班管理制度")
    paragraph(document, "为让夜里有人守，按照街道要求，特制定本制度。")
    paragraph(document, "守班", number)
    paragraph(document, "每晚两人守班。", number, 1)
    inserted(paragraph(document, "周末三人。", number, 1), "节日四人。")
    paragraph(document, "巡楼", number)
    deleted(paragraph(document, "头遍在九点前。", number, 1), "后半夜不巡。")
    paragraph(document, "带手电；", number, 2)
    paragraph(document, "带对讲机。", number, 2)
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("1、班次", "人数", "夜班", "2"), strict=True):
        cell.text = text
    return document


def leave_rules() -> Any:
    """A regulation on night duty whose words lay down routes, duties and a filing."""
    document = Document()
    number = numbered_list(document)
    paragraph(document, "溪口站守夜请假制度")
    paragraph(document, "请假", number)
    text = "请假2天以内（含2天）的，由分管领导审批；超过2天的，由办事处主任审批。"
    paragraph(document, text, number, 1)
    paragraph(document, "假条交办公室，报区执法局备案。", number, 1)
    paragraph(document, "走访", number)
    paragraph(document, "网格员每月走访不少于5户。", number, 1)
    paragraph(document, "网格员每周至少巡查三次，按规定填好记录。", number, 1)
    return document
