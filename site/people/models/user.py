"""User: an account to sign in with."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account; the person behind it is a Person."""

    is_demo = models.BooleanField(
        _("demo user"),
        default=False,
        help_text=_("A user of the demo office; production settings refuse it."),
    )
    must_change_password = models.BooleanField(
        _("must change the password"),
        default=False,
        help_text=_("The password was given by the office; its owner chooses another first."),
    )
