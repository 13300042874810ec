"""Two editors at once: nobody saves over what he has not seen, unless he says so."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: What the form says: over which revision the editor chose to save, having been told of it.
CHOSEN = "save_over"
TOLD = "told_of_revision"


def newer_than_opened(page: Any, data: Any) -> Any:
    """The latest revision, if the form was opened before it was saved; None when it was not."""
    latest = page.latest_revision if page.pk else None
    if latest is None or data.get(CHOSEN) == str(latest.pk):
        return None
    if data.get(TOLD):
        return latest
    own = data.get("overwrite_revision_id")
    opened = own or data.get("loaded_revision_id")
    if not opened:
        return None
    if opened != str(latest.pk):
        return latest
    # Saving by itself writes a revision over anew: then its time tells that it is another.
    written = data.get("loaded_revision_created_at", "")
    return latest if not own and written != latest.created_at.isoformat() else None


def said(revision: Any) -> str:
    """What happened meanwhile, what was not done, and where both texts are."""
    sentence = _(
        "%(who)s saved this regulation at %(time)s, after you had opened it. Nothing of yours was "
        "saved, and it all still stands on this page. To see the other text, open the history. "
        "To let yours stand, tick “save mine all the same” and save again: the other text stays "
        "in the history."
    )
    who = (
        revision.user.get_full_name() or revision.user.username if revision.user else _("Somebody")
    )
    moment = date_format(timezone.localtime(revision.created_at), "DATETIME_FORMAT")
    return sentence % {"who": who, "time": moment}
