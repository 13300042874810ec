"""The table that is printed."""

from collections.abc import Iterable

from .figures import Figure

WIDTHS = (44, 10, 10, 10, 10, 10)


def show(title: str, figures: Iterable[Figure], *, floor: str, peer: str = "") -> None:
    """Print one table: what, the floor, a peer, Banfa, its ratio or the figure held to the target."""
    print(f"\n{title}")
    _row("", floor, peer, "Banfa", "figure", "target")
    for each in figures:
        _row(each.what, each.floor, each.peer, each.ours, each.shown, each.target, each.said)


def _row(what: str, *cells: str) -> None:
    columns = [f"{what:<{WIDTHS[0]}}"]
    columns += [f"{cell:>{width}}" for cell, width in zip(cells, WIDTHS[1:], strict=False)]
    print("".join(columns), *cells[len(WIDTHS) - 1 :], sep="  ")
