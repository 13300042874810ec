"""`make bench`: the tables, and the same figures as JSON in artifacts/."""

import json
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .databases import ROOT, on_each
from .exporting import measure_exports
from .figures import Figure
from .judging import judged
from .measuring import measure
from .paper import measure_dossiers
from .sizes import Sizes
from .suggestions.report import measure as measure_suggestions
from .table import show
from .trying import measure_trials
from .wide import measure_wide_form

KEPT_IN = ROOT / "artifacts" / "bench.json"


def main() -> None:
    """The office's speed; with an answer sheet, how well suggested rules fit it, and only that."""
    text, sheet = (os.environ.get(name) for name in ("SUGGEST_FILE", "SUGGEST_ANSWERS"))
    if not text and not sheet:
        measure_speed()
    elif text and sheet:
        measure_suggestions(Path(text), Path(sheet))
    else:
        sys.exit("SUGGEST_FILE and SUGGEST_ANSWERS go together: name both files.")


def measure_speed() -> None:
    """Measure on every kind of database that this machine offers; dossiers once."""
    # Whoever ends us from outside also wants the databases gone.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended from outside."))
    sizes = Sizes.from_environment()
    kept: dict[str, Sequence[Figure]] = {}
    with on_each() as (folder, places):
        for place in places:
            print(f"Measuring on {place.title}; this takes some minutes.", flush=True)
            title = f"{place.title}, {sizes.small:,} rows ({sizes.large:,} where it says more rows)"
            kept[place.title] = judged(measure(place, folder, sizes))
            show(title, kept[place.title], floor="floor", peer="Viewflow")
            exports = kept[f"exports, {place.title}"] = measure_exports(place, folder, sizes)
            show(f"Exports, {place.title}", exports, floor="floor")
        for place in places[:1]:
            kept["dossiers"] = measure_dossiers(place, folder, sizes)
            show("Dossiers", kept["dossiers"], floor="plain call")
            kept["forms"] = measure_wide_form(place, folder, sizes)
            show("Forms", kept["forms"], floor="plain form")
            kept["trials"] = measure_trials(place, folder, sizes)
            show("Trial runs", kept["trials"], floor="explained")
    print(f"\n{sizes.rounds} rounds of {sizes.visits} visits, each pair by turns; medians.")
    _keep(kept, KEPT_IN)


def _keep(kept: dict[str, Sequence[Figure]], path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    shown = {
        title: [asdict(each) | {"reached": each.reached} for each in figures]
        for title, figures in kept.items()
    }
    path.write_text(json.dumps(shown, indent=1))


if __name__ == "__main__":
    main()
