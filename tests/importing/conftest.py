"""Somebody at the editors' side, to import."""

from collections.abc import Callable

import pytest
from django.test import Client

from people.models import User


@pytest.fixture
def sit(office: None) -> Callable[[str], Client]:
    """Somebody at the editors' side."""

    def sitting(user_name: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=user_name))
        return client

    return sitting


@pytest.fixture
def editor(sit: Callable[[str], Client]) -> Client:
    return sit("policy-editor")
