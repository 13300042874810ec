"""verify_log: recompute every chain of the log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from trail.service import verify_all, verify_named


class Command(BaseCommand):
    """Print a sentence per broken stream; exit with 1 if there is one."""

    help = "Recompute the hash chain of every stream, or of those named."

    def add_arguments(self, parser: CommandParser) -> None:
        """Streams to verify; none means all."""
        parser.add_argument("streams", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, report, and leave with the fitting exit code."""
        named = options["streams"]
        broken: set[str] = set()
        count = 0
        for finding in verify_named(named) if named else verify_all():
            count += 1
            if not finding.whole:
                broken.add(finding.stream)
                self.stderr.write(finding.fault)
        if broken:
            raise CommandError(_("%(broken)s streams are broken.") % {"broken": len(broken)})
        self.stdout.write(_("All %(streams)s streams are whole.") % {"streams": count})
