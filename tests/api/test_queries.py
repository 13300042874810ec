"""How many queries a call costs, with the look at the token; transactions themselves are not counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from .conftest import FIVE_DAYS, Api

TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@contextmanager
def counted(queries: list[str]) -> Iterator[None]:
    """Collect the statements that read or write."""
    with CaptureQueriesContext(connection) as captured:
        yield
    queries += [
        each["sql"] for each in captured.captured_queries if not each["sql"].startswith(TRANSACTION)
    ]


def warm(api: Api) -> Api:
    """A caller whose token was used within the hour."""
    api.get("forms/leave/prefill")
    return api


class TestACallCostsAFixedNumberOfQueries:
    """Submit and approve at most 20, the inbox at most 10 whatever the number of rows."""

    def test_handing_in(self, api: Callable[[str], Api], asked: Callable[..., str]) -> None:
        asked("grid-worker-2")
        worker, queries = warm(api("grid-worker")), list[str]()

        with counted(queries):
            response = worker.post(
                "forms/leave/submissions", {"answers": FIVE_DAYS}, **{"Idempotency-Key": "a"}
            )

        assert response.status_code == 201
        assert len(queries) <= 20, "\n".join(queries)

    def test_approving(self, api: Callable[[str], Api], asked: Callable[..., str]) -> None:
        serial = asked()
        api("deputy-leader").act(serial, "opine", opinion="同意。")
        director, queries = warm(api("office-director")), list[str]()

        with counted(queries):
            response = director.act(serial, "approve", opinion="同意。")

        assert response.status_code == 200
        assert len(queries) <= 20, "\n".join(queries)

    def test_the_inbox(self, api: Callable[[str], Api], asked: Callable[..., str]) -> None:
        leader, found = warm(api("deputy-leader")), []
        for wanted in (1, 20):
            while len(found) < wanted:
                found.append(asked(leave_type="sick"))
            queries: list[str] = []
            with counted(queries):
                items = leader.get("inbox/").json()["items"]
            assert len(items) == wanted
            assert len(queries) == 5, "\n".join(queries)
