"""Which database an address names, and with what options."""

from pathlib import Path

from config.databases import database

ADDRESS = "postgresql://user@127.0.0.1/banfa"


def options(url: str) -> dict[str, object]:
    return database(url, default=Path("unused"))["OPTIONS"]


class TestPostgres:
    def test_binds_values_itself_and_compiles_no_plans(self):
        assert options(ADDRESS)["server_side_binding"]
        assert "jit=off" in options(ADDRESS)["options"]

    def test_takes_further_options_from_the_address(self):
        assert options(f"{ADDRESS}?sslmode=require")["sslmode"] == "require"


def test_sqlite_takes_none_of_that():
    assert "server_side_binding" not in options("sqlite:////tmp/banfa.sqlite3")
