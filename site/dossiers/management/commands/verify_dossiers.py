"""verify_dossiers: recompute the digest of every sealed file."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from dossiers.verifying import verify_all


class Command(BaseCommand):
    """Print a sentence per broken dossier; exit with 1 if there is one."""

    help = "Compare every sealed file with the catalogue."

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, report, and leave with the fitting exit code."""
        count = broken = 0
        for finding in verify_all():
            count += 1
            if finding.fault:
                broken += 1
                self.stderr.write(finding.fault)
        if broken:
            raise CommandError(
                _("%(broken)s of %(count)s dossiers are broken.")
                % {"broken": broken, "count": count}
            )
        self.stdout.write(_("All %(count)s dossiers are as they were sealed.") % {"count": count})
