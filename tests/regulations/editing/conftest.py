"""An editor at the screen on which regulations are written."""

import pytest
from django.test import Client

from people.models import User


@pytest.fixture
def editor(office: None, client: Client) -> Client:
    """The policy editor, signed in."""
    client.force_login(User.objects.get(username="policy-editor"))
    return client
