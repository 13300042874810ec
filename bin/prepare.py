"""Prepares the database for `make run`: tables, calendar, and an office when there is none."""

import os
import sys
from io import StringIO

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def main() -> None:
    """Bring the database up to date; fill it only when nobody is in it yet."""
    django.setup()
    from django.contrib.auth import get_user_model

    # WhiteNoise warns when it is missing, although nothing is collected here.
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if is_behind():
        print("Bringing the database up to date …", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("index_matters", stdout=StringIO())
        call_command("index_regulations", stdout=StringIO())
    call_command("seed_calendar", stdout=StringIO())
    if not get_user_model().objects.exists():
        demo = os.environ.get("DEMO", "1") != "0"
        print("Loading the demo office …" if demo else "Opening an empty office.", flush=True)
        call_command("load_demo" if demo else "open_office")
    call_command("demo_users")


def is_behind() -> bool:
    """Whether a migration waits; asking costs a tenth of what an empty `migrate` does."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


if __name__ == "__main__":
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped before the office was ready; start again to go on.")
