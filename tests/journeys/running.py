"""An office that really runs: database, web server and task worker, as `make run` starts them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 120
#: What the caller's shell may say about another database or office.
NOT_INHERITED = ("DATABASE_URL", "BASE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "DEBUG")


class RunningOffice:
    """One office in a folder of its own, at a free port."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in NOT_INHERITED},
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "PYTHONPATH": "site:.",
            "VAR_DIR": str(folder),
            "BASE_URL": self.address,
            **environment,
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        done = self._start("bin/prepare.py").wait(timeout=5 * PATIENCE_SECONDS)
        assert done == 0, self.log
        bind = f"127.0.0.1:{self.port}"
        web = ("-m", "gunicorn", "config.wsgi", "--bind", bind, "--worker-class", "gthread")
        self._start(*web, "--threads", "4", "--timeout", "300", "--log-level", "warning")
        self._start("manage.py", "work")
        self._wait_until_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self._processes:
            process.wait(timeout=PATIENCE_SECONDS)

    def call(self, code: str) -> None:
        """Run a line of Python in the office, as `manage.py shell` does."""
        done = self._start("manage.py", "shell", "-c", code).wait(timeout=PATIENCE_SECONDS)
        assert done == 0, self.log

    @property
    def log(self) -> str:
        """What server and worker said."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen([sys.executable, *command], **self._manner(log))
        self._processes.append(process)
        return process

    def _manner(self, log: IO[bytes]) -> dict[str, Any]:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        return {"cwd": ROOT, "env": self._environment, **quiet}

    def _wait_until_open(self) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.address}/sign-in/", timeout=30):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        raise AssertionError(f"The office did not open.\n{self.log}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
