"""Prepares the database for `make run`: tables, calendar, and an office when there is none."""

import os
import sys

import django
from django.core.management import CommandError, call_command


def main() -> None:
    """Bring the database up to date; fill it only when nobody is in it yet."""
    django.setup()
    from django.contrib.auth import get_user_model

    call_command("migrate", interactive=False, verbosity=0)
    call_command("seed_calendar", verbosity=0)
    if not get_user_model().objects.exists():
        open_office(demo=os.environ.get("DEMO", "1") != "0")
    call_command("demo_users")


def open_office(*, demo: bool) -> None:
    """The demo office, or an empty one with an administrator who chooses a password."""
    if demo:
        print("Loading the demo office …")
        call_command("load_demo")
        return
    print("An empty office. Its administrator signs in as `admin`; choose the password.")
    given = "DJANGO_SUPERUSER_PASSWORD" in os.environ
    call_command("createsuperuser", username="admin", email="", interactive=not given)


if __name__ == "__main__":
    try:
        main()
    except CommandError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped before the office was ready; run it again to go on.")
