"""The last pass over a rendered file: embedded files, metadata, compression, a steady identifier."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf.models.metadata import encode_pdf_date

from .attachments import Embedded
from .subsetting import cut_down_fonts


def finish(rendered: bytes, *, packet: bytes, files: Iterable[Embedded], at: datetime) -> bytes:
    """Make a rendered file whole; nothing in it depends on the clock, so equal input gives equal bytes."""
    with pikepdf.open(BytesIO(rendered)) as pdf:
        cut_down_fonts(pdf)
        _embed(pdf, files, encode_pdf_date(at))
        pdf.Root.Metadata = pdf.make_stream(
            packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
        )
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file as bytes; the same pages give the same bytes."""
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _embed(pdf: pikepdf.Pdf, files: Iterable[Embedded], date: str) -> None:
    """Each file goes into the list of names and, as PDF/A-3 asks, among the associated files."""
    associated = pikepdf.Array()
    for file in files:
        pdf.attachments[file.name] = pikepdf.AttachedFileSpec(
            pdf,
            file.content,
            filename=file.name,
            description=file.description,
            mime_type=file.media_type,
            creation_date=date,
            mod_date=date,
            relationship=pikepdf.Name("/" + file.relationship),
        )
        associated.append(pdf.attachments[file.name].obj)
    if len(associated):
        pdf.Root.AF = associated
