"""What our backend for PostgreSQL does otherwise: a server that hung up, statements of many values."""

import inspect

import psycopg
import pytest
from django.db import connection
from psycopg import _queries

from people.models import Unit


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite hangs up on nobody")
@pytest.mark.django_db(transaction=True)
class TestAConnectionThatIsKept:
    def test_is_usable_while_the_server_is_there(self):
        connection.ensure_connection()
        assert connection.is_usable()

    def test_is_opened_anew_when_the_server_hung_up(self):
        connection.ensure_connection()
        before = connection.connection.info.backend_pid
        with psycopg.connect(**_address()) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [before])

        assert not connection.is_usable()

        # What Django does at the beginning of each request.
        connection.health_check_enabled, connection.health_check_done = True, False
        Unit.objects.exists()
        assert connection.connection.info.backend_pid != before


def test_psycopg_still_asks_how_many_values_a_kept_statement_may_have():
    """A constant of its own that we set: without it nothing would fail, but each would be read anew."""
    assert "MAX_CACHED_STATEMENT_PARAMS" in inspect.getsource(_queries.PostgresQuery.convert)


def _address() -> dict[str, object]:
    found = connection.get_connection_params()
    return {
        name: found[name]
        for name in ("dbname", "user", "password", "host", "port")
        if name in found
    }
