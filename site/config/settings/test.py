"""Tests: each process has a database and a folder of its own."""

import os
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES

SECRET_KEY = "only-for-tests-" + "0" * 40
ALLOW_DEMO_USERS = True
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher",
    "people.staffing.hashers.FirstPasswordHasher",
]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

TEST_FOLDER = Path(tempfile.gettempdir()) / f"banfa-test-{os.getpid()}"
MEDIA_ROOT = TEST_FOLDER / "media"
STATIC_ROOT = TEST_FOLDER / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Two connections at once need a file; in memory each would have a database of its own.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_FOLDER / "banfa.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"{DATABASES['default']['NAME']}_test"}
