"""Files that cannot be taken in: a sentence each, nothing run, nothing kept."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from docx import Document

from regulations.importing.limits import LARGEST_FILE_BYTES, LONGEST_TEXT
from regulations.importing.readers import read
from regulations.importing.readers.kinds import OLE
from regulations.importing.refusing import NotReadable

from .word_files import saved


def packed(**parts: bytes) -> bytes:
    """A Word file with parts put into it, or in place of its own."""
    document = Document()
    document.add_paragraph("一、守班")
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(document))) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = {each.replace("__", "/").replace("_dot_", "."): each for each in parts}
        for entry in source.namelist():
            if entry not in names:
                target.writestr(entry, source.read(entry))
        for name, key in names.items():
            target.writestr(name, parts[key])
    return file.getvalue()


DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
LOL = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "'
    + "&a;" * 50
    + '">]>'
    + DOCUMENT.format("&b;")
).encode()
WORD = packed()
ENCRYPTED = OLE + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")

BAD = {
    "nothing": (b"", "空的"),
    "blanks": (" \n\u3000\n".encode(), "没有"),
    "old Word": (OLE + b"\x00" * 512 + b"WordDocument", ".docx"),
    "password": (ENCRYPTED, "密码"),
    "rtf": (b"{\\rtf1 hello}", ".docx"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, ".docx"),
    "program": (b"MZ\x90\x00" + b"\x00" * 300, ".docx"),
    "bytes": (bytes(range(256)) * 8, "读不出"),
    "macros": (packed(word__vbaProject_dot_bin=b"x"), "宏"),
    "cut off": (WORD[: len(WORD) // 2], "坏了"),
    "no Word file": (b"PK\x05\x06" + b"\x00" * 18, ".docx"),
    "bomb": (packed(word__document_dot_xml=DOCUMENT.format("A" * 30_000_000).encode()), "解开"),
    "many bombs": (packed(**{f"word__{n}_dot_xml": b"0" * 900_000 for n in range(80)}), "解开"),
    "entities": (packed(word__document_dot_xml=LOL), "坏了"),
    "no XML": (packed(word__document_dot_xml=b"<w:document"), "坏了"),
    "other XML": (packed(word__document_dot_xml=b"<a/>"), "坏了"),
    "broken PDF": (b"%PDF-1.7\n" + b"x" * 400, "PDF"),
    "long text": (("守" * (LONGEST_TEXT + 1)).encode(), "字"),
    "many lines": (("1、守\n" * 30_000).encode(), "行"),
    "deep markup": (b"<html><body>" + b"<div>" * 5000 + b"x", "坏了"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD)
def test_gets_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read(SimpleUploadedFile("值班.docx", content))

    assert said in str(refused.value)


def test_is_refused_before_it_is_read_when_it_is_too_large() -> None:
    upload = InMemoryUploadedFile(None, "file", "值班.docx", None, 50 * 1024 * 1024, None)

    with pytest.raises(NotReadable) as refused:
        read(upload)

    assert str(LARGEST_FILE_BYTES // 1024**2) in str(refused.value)


def test_a_scan_is_told_from_a_text() -> None:
    weasyprint = pytest.importorskip("weasyprint")

    with pytest.raises(NotReadable) as refused:
        read(SimpleUploadedFile("扫描.pdf", weasyprint.HTML(string="<p></p>").write_pdf()))

    assert "扫描" in str(refused.value)


def test_what_a_page_would_run_is_left_out() -> None:
    page = b"<html><body><script>1</script><p>\xe4\xb8\x80\xe3\x80\x81<img src=x onerror=alert(1)>\xe5\xae\x88</p></body></html>"

    assert read(SimpleUploadedFile("a.txt", page)).strip() == "一、守"
