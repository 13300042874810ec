"""The entry for gunicorn and other WSGI servers; `site` must be on the path."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# What the first request would import is imported now, and lives as long as the process does:
# without this the collector goes through some 200,000 objects again every few dozen pages.
resolve("/")
gc.collect()
gc.freeze()
