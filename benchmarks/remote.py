"""The near end of a side that runs in another process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

SETTINGS = {
    "floor": "benchmarks.floor.settings",
    "viewflow": "benchmarks.viewflow.settings",
    "banfa": "config.settings.dev",
    "dossiers": "config.settings.dev",
    "exports": "config.settings.dev",
    "trials": "config.settings.dev",
    "wide_form": "config.settings.dev",
}


class Remote:
    """A side that is asked by lines of JSON, so that each runs in a process as it would have alone."""

    def __init__(self, name: str, *, database_url: str, folder: Path) -> None:
        self.name = name
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": SETTINGS[name],
            "DATABASE_URL": database_url,
            "VAR_DIR": str(folder),
            "BENCH_SIDE": name,
        }
        self.process = subprocess.Popen(  # our own module
            [sys.executable, "-m", "benchmarks.side"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.communicate()

    def ask(self, word: str, *arguments: Any) -> Any:
        """Let it do one thing, and wait for the answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([word, *arguments]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            code = self.process.wait()
            raise SystemExit(
                f"The side {self.name} ended ({code}) before it had answered; see above."
            )
        return json.loads(answer)
