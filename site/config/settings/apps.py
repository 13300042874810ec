"""The apps, ours first so that our templates win, and what requests pass through."""

ROOMS = [
    "portal",
    "api",
    "office",
    "dossiers",
    "workflows.trials",
    "workflows.leave",
    "workflows.cases",
    "workflows.assessments",
    "workflows.records",
    "workflows.applications",
    "workflows.chains",
    "regulations",
    "forms.submissions",
    "forms.schemas",
    "notices",
    "facts",
    "people",
    "calendars",
    "trail",
]

WAGTAIL_APPS = [
    "wagtail_modeladmin",
    "people.accounts.AccountsConfig",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_tasks",
    "django_tasks_db",
]

DJANGO_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

INSTALLED_APPS = ROOMS + WAGTAIL_APPS + DJANGO_APPS

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.SpeakOneLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.ChooseYourOwnPassword",
    "portal.middleware.SayWhyNotPublished",
    "portal.middleware.LetGoOfPages",
]

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
