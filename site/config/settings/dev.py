"""`make run`: one machine, one office, nothing to configure."""

import os

from config.environment import flag, kept_secret, words
from config.settings.base import *  # noqa: F403
from config.settings.base import VAR

# Off by default, so that what a newcomer sees is what an office will see.
DEBUG = flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(VAR / "secret-key")
ALLOW_DEMO_USERS = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *words("ALLOWED_HOSTS")]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
