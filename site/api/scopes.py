"""What a token may be used for, beside what its user may do."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """A token without limits has them all."""

    READ = "read", _("look up: regulations, forms, matters, what waits")
    DRAFTS = "drafts", _("keep drafts")
    FILES = "files", _("hand over files")
    SUBMIT = "submit", _("hand in")
    ACT = "act", _("act on matters")
    NOTICES = "notices", _("mark notifications as read")
