"""A receiver on the loopback, and a worker's work done at once."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from notices.delivering import attempt
from notices.models import Delivery, Subscription
from notices.spreading import spread
from tests.plugins.matters import morning


@dataclass
class Received:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """A server that answers with the statuses it is given, then with 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    text: str = "ok"
    delay_seconds: float = 0
    #: Between the bytes of a head that comes in drop by drop, and is never complete.
    drips_seconds: float = 0
    got: list[Received] = field(default_factory=list)


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    """A real server on the loopback, which the settings let us reach."""
    settings.NOTICES_NETWORKS = ["127.0.0.0/8"]
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append(Received(self.path, dict(self.headers), body))
            time.sleep(found.delay_seconds)
            if found.drips_seconds:
                self.drip()
                return
            status = found.statuses.pop(0) if found.statuses else 200
            self.send_response(status)
            if status == 302:
                self.send_header("Location", found.url + "elsewhere")
            self.end_headers()
            self.wfile.write(found.text.encode())

        def drip(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _byte in range(200):
                time.sleep(found.drips_seconds)
                self.wfile.write(b".")

        def log_message(self, *_args: Any) -> None:
            """Nothing on the screen."""

    class Server(ThreadingHTTPServer):
        daemon_threads, block_on_close = True, False

        def handle_error(self, *_args: Any) -> None:
            """Who was killed waits for no answer."""

    server = Server(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/hook?from=banfa"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def subscribed(receiver: Receiver) -> Callable[..., Subscription]:
    """A webhook to the receiver."""
    return lambda **more: Subscription.objects.create(name="财政系统", url=receiver.url, **more)


@pytest.fixture
def work() -> Callable[..., None]:
    """What the worker does at a moment: spread, then try what is due."""

    def done(now: datetime | None = None) -> None:
        at = now or morning() + timedelta(seconds=1)
        spread(now=at)
        for key in (
            Delivery.objects.filter(state="waiting", next_at__lte=at)
            .order_by("outbox")
            .values_list("pk")
        ):
            attempt(str(key[0]), now=at)

    return done
