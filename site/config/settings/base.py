"""What every way of running shares."""

import os
import shlex
from pathlib import Path

import wagtail

from config import ROOT
from config.databases import database
from config.environment import words
from config.extras import import_without_extras
from config.robots import robots
from config.settings.apps import CONTEXT_PROCESSORS, INSTALLED_APPS
from config.settings.apps import MIDDLEWARE as MIDDLEWARE
from config.settings.cms import *  # noqa: F403  (Django reads settings as plain names)

import_without_extras()

BASE_DIR = ROOT
# Everything that the running site writes stands below this one folder.
VAR = ROOT / os.environ.get("VAR_DIR", "var")

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), default=VAR / "banfa.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Its lookups are PostgreSQL's own; on SQLite it would only bring the driver along.
    INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.postgres"]

# A mail server that says nothing must not hold the worker.
EMAIL_TIMEOUT = 15
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.OfficeBackend"]
SESSION_ENGINE = "people.sessions"
# A page that stood open for too long comes back with everything that was typed.
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
LOGIN_URL = "portal:login"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "portal:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    # First passwords of many people at once; each is hashed anew at the first signing in.
    "people.staffing.hashers.FirstPasswordHasher",
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
# The second catalogue fills what Wagtail's own leaves in English.
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [
    ROOT / "static",
    # Wagtail's style sheet names a picture of its app for pictures, which is not installed.
    Path(wagtail.__file__).parent / "images/static",
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.packages.PackageFinder",
]
ICONS_DIR = ROOT / "node_modules/@tabler/icons/icons"

# Uploads belong to matters: they are handed out by views that ask who is asking, never by path.
MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# What is handed in as a file: never larger than this, whatever a field says; scanned where an office
# has a scanner (a command that gets the path, or a function that gets the bytes), swept when unused.
FILE_UPLOAD_HANDLERS = ["forms.submissions.receiving.BoundedUploads"]
UPLOAD_MEGABYTES = int(os.environ.get("UPLOAD_MEGABYTES", "20"))
UPLOAD_SCAN_COMMAND = shlex.split(os.environ.get("UPLOAD_SCAN_COMMAND", ""))
UPLOAD_SCAN_FUNCTION = os.environ.get("UPLOAD_SCAN_FUNCTION", "")
UPLOAD_KEEP_UNUSED_DAYS = int(os.environ.get("UPLOAD_KEEP_UNUSED_DAYS", "30"))

# Tiles of a map server, `https://…/{z}/{x}/{y}.png`; without one maps show the office's own places.
MAP_TILES = os.environ.get("MAP_TILES", "")
MAP_ATTRIBUTION = os.environ.get("MAP_ATTRIBUTION", "")

# Licensed fonts of the office, put first in its dossiers.
DOSSIER_FONTS = os.environ.get("DOSSIER_FONTS", "")

# What an archive number is made of (DA/T 22-2015), and which office of the house keeps the files.
ARCHIVE = {
    "fonds": os.environ.get("ARCHIVE_FONDS", "0001"),
    "category": "WS",
    "office": os.environ.get("ARCHIVE_OFFICE", "BGS"),
    "department": os.environ.get("ARCHIVE_DEPARTMENT", "办公室"),
    "retention": os.environ.get("ARCHIVE_RETENTION", "D30"),
}

# How often a token of the API may be used; 0 for as often as one likes.
API_REQUESTS_PER_MINUTE = int(os.environ.get("API_REQUESTS_PER_MINUTE", "600"))

# Networks inside the house that webhooks and robots may reach ("10.1.2.0/24"), and robots of chat groups.
NOTICES_NETWORKS = words("NOTICES_NETWORKS")
NOTICES_ROBOTS = robots(os.environ)

# A regulation of 1,000 clauses posts some 15,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
