"""What gunicorn serves: the site that the settings name."""

from django.core.servers.basehttp import get_internal_wsgi_application

application = get_internal_wsgi_application()
