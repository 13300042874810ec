"""Whatever is sent, the API answers as it is described: Schemathesis makes up the requests."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from api.urls import api as described

from .conftest import FIVE_DAYS, Api

pytestmark = pytest.mark.slow
SEED = 20260914
EXAMPLES = 3000
DESCRIPTION = json.loads(json.dumps(described.get_openapi_schema(), default=str))
OPERATIONS = [
    (method.upper(), path) for path, methods in DESCRIPTION["paths"].items() for method in methods
]
EACH = -(-EXAMPLES // len(OPERATIONS))
CALLERS = ("grid-worker", "deputy-leader", "office-director", "office-clerk", "auditor")


@pytest.fixture(scope="module")
def schema() -> Any:
    """The description, over the application itself."""
    import schemathesis

    loaded = schemathesis.openapi.from_dict(DESCRIPTION)
    loaded.app = closing(get_wsgi_application())
    return loaded


def closing(application: Any) -> Any:
    """Schemathesis does not close what it was answered with, nor then the files that it sent."""

    def answered(environ: Any, start_response: Any) -> list[bytes]:
        answer = application(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()

    return answered


@contextmanager
def one_connection() -> Iterator[None]:
    """As Django's own client does it: the test's transaction outlives each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def known(api: Callable[[str], Api], asked: Callable[..., str]) -> dict[str, list[Any]]:
    """What is really there, for path parameters that would hardly be guessed."""
    draft = "5f0c1f0e-3f43-4c58-9b5e-0a8ad7a5a001"
    api("grid-worker").send("put", f"drafts/{draft}", {"form": "leave", "answers": FIVE_DAYS})
    return {
        "serial": [asked(), asked(leave_type="sick")],
        "slug": ["leave", "case", "community-grid-workers", "township-grid"],
        "act": ["approve", "opine", "return", "reject", "file", "withdraw", "resubmit"],
        "draft_id": [draft],
    }


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda x: x)
def test_is_answered_as_described(
    method: str, path: str, schema: Any, known: dict[str, list[Any]], api: Callable[[str], Api]
) -> None:
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    operation = schema[path][method]
    headers, sent = [api(each).headers for each in CALLERS], []

    @seed(SEED)
    @settings(
        max_examples=EACH,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(), data=st.data())
    def one(case: Any, data: Any) -> None:
        for name in case.path_parameters:
            if name in known and data.draw(st.integers(0, 3)):
                case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
        sent.append(case)
        # What the rules of the office refuse (422), no schema can say.
        case.call_and_validate(
            headers=data.draw(st.sampled_from(headers)), excluded_checks=[positive_data_acceptance]
        )

    with one_connection():
        one()
    assert len(sent) >= EACH
