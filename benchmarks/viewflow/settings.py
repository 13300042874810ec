"""The settings of the floor, with Viewflow added as its manual says."""

from benchmarks.floor.settings import *  # noqa: F403
from benchmarks.floor.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

ROOT_URLCONF = "benchmarks.viewflow.urls"
STATIC_URL = "static/"
INSTALLED_APPS = [
    "benchmarks.viewflow",
    "viewflow",
    "viewflow.workflow",
    "django.contrib.staticfiles",
    *(each for each in INSTALLED_APPS if each != "benchmarks.floor"),
]
TEMPLATES = [{**TEMPLATES[0], "DIRS": [], "APP_DIRS": True}]
MIDDLEWARE = [*MIDDLEWARE, "viewflow.middleware.SiteMiddleware"]

# A model without migrations cannot extend one that has some: all tables are made from the models.
MIGRATION_MODULES = dict.fromkeys(("auth", "contenttypes", "sessions", "viewflow"))
