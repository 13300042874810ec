"""Two ways of making the same file, in one warm process: ours, and a plain call of the engine."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from weasyprint import HTML

from dossiers import press
from dossiers.contents import Contents
from dossiers.gather import dossier_contents
from dossiers.gathering.matter import read_matter
from dossiers.numbering import number_for
from dossiers.render import render_dossier

from .matters import RETURNED_FIRST, STRAIGHT, finished

COURSES = {"short": STRAIGHT, "long": RETURNED_FIRST}


def visits() -> dict[str, Callable[[int], Any]]:
    """For a short matter and a long one: `short, sealed`, `short, plain` and so on."""
    found: dict[str, Callable[[int], Any]] = {}
    for place, (length, course) in enumerate(COURSES.items()):
        matter = finished(course, place)
        contents = dossier_contents(read_matter(matter), number_for(matter))
        found |= _both_ways(length, contents)
    return found


def _both_ways(length: str, contents: Contents) -> dict[str, Callable[[int], Any]]:
    with patch.object(press, "lay_out", wraps=press.lay_out) as laid_out:
        render_dossier(contents)
    html, pictures = laid_out.call_args.args

    def plain(_number: int) -> bytes:
        page = HTML(string=html, url_fetcher=press.OwnPictures(pictures))
        return page.write_pdf(stylesheets=[press.PRINT_CSS], pdf_variant=press.PDF_VARIANT)

    return {
        f"{length}, sealed": lambda _number: render_dossier(contents),
        f"{length}, plain": plain,
    }
