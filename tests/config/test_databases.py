"""Which database an address names, and with what options."""

from pathlib import Path

from config.databases import database

ADDRESS = "postgresql://user@127.0.0.1/banfa"


def options(url: str) -> dict[str, object]:
    return database(url, default=Path("unused"))["OPTIONS"]


class TestPostgres:
    def test_keeps_the_plans_of_what_comes_back_and_compiles_none(self):
        found = options(ADDRESS)
        assert found["prepare_threshold"] == 0
        assert {"jit=off", "plan_cache_mode=force_generic_plan"} <= set(found["options"].split())

    def test_takes_further_options_from_the_address(self):
        assert options(f"{ADDRESS}?sslmode=require")["sslmode"] == "require"


def test_sqlite_takes_none_of_that():
    assert "prepare_threshold" not in options("sqlite:////tmp/banfa.sqlite3")
