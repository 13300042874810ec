"""A page of the editors' side is freed when it is sent, not when the collector of garbage comes by."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from regulations.models import RegulationPage
from tests.regulations.posting import edit_url


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def test_an_open_regulation_is_freed_once_it_is_sent(editor: Client, no_collector: None) -> None:
    address = edit_url(RegulationPage.objects.get(slug="seal-use"))
    cookies = "; ".join(f"{name}={each.value}" for name, each in editor.cookies.items())
    handler = WSGIHandler()
    request = handler.request_class(
        RequestFactory().get(address, headers={"cookie": cookies}).environ
    )

    response = handler.get_response(request)
    assert response.status_code == 200
    sent = weakref.ref(response)
    response.close()
    del response

    assert sent() is None
