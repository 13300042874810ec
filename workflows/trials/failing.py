"""A trial that cannot go on says so, and what the editor can do."""

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Trial, TrialState


def give_up(pk: int) -> None:
    """Close a trial that broke off; what it had found stays."""
    sentence = _(
        "Something unexpected stood in the way; what was found until then is shown below. "
        "Try a smaller range, and tell the administrator, who finds the cause among the tasks."
    )
    Trial(pk=pk).end(TrialState.FAILED, timezone.now(), trouble=sentence)
