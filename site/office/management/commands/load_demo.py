"""Loads the demo office into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.demo import load_demo
from people.models import Unit


class Command(BaseCommand):
    help = "Load the demo office into an empty database"

    def handle(self, *args: Any, **options: Any) -> None:
        if Unit.objects.exists():
            raise CommandError(
                "There is an office in this database already. Load the demo into an empty one."
            )
        load_demo()
        self.stdout.write("The demo office is ready.")
