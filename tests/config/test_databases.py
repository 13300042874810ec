"""Which database an address names, and with what options."""

from pathlib import Path

from config.databases import database

ADDRESS = "postgresql://user@127.0.0.1/banfa"


def options(url: str) -> dict[str, object]:
    return database(url, default=Path("unused"))["OPTIONS"]


class TestPostgres:
    def test_reads_a_statement_once_and_plans_it_for_what_is_asked(self):
        assert options(ADDRESS)["prepare_threshold"]
        assert options(ADDRESS)["server_side_binding"]
        assert "force_custom_plan" in options(ADDRESS)["options"]

    def test_takes_further_options_from_the_address(self):
        assert options(f"{ADDRESS}?sslmode=require")["sslmode"] == "require"


def test_sqlite_takes_none_of_that():
    assert "prepare_threshold" not in options("sqlite:////tmp/banfa.sqlite3")
