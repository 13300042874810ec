"""Wagtail: the editors' side, in Chinese and without a word to outside servers."""

import os

WAGTAIL_SITE_NAME = "办法"
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_LOGIN_URL = "portal:login"
WAGTAIL_FRONTEND_LOGIN_URL = "portal:login"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Offices are often offline, and no outside server need know who edits what.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# A regulation has many hundred fields: a button for remarks at each would hide the text.
WAGTAILADMIN_COMMENTS_ENABLED = False
# Saving by itself waits until the editor pauses; at Wagtail's half second it runs into the
# press of a button, and leaves a draft behind what was just published.
WAGTAIL_AUTOSAVE_INTERVAL = 10_000

WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
