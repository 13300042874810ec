"""work: the background worker, which seals what has ended."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from dossiers.working import Supervisor, stopping_gently


class Command(BaseCommand):
    """Run until SIGTERM or SIGINT; the task at hand is finished first."""

    help = "Do the background work: seal what has ended, bring the search index up to date."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to stop when there is nothing left."""
        parser.add_argument("--once", action="store_true", help="Do what is waiting, then stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        supervisor = Supervisor()
        with stopping_gently(supervisor):
            supervisor.run_once() if options["once"] else supervisor.run()
