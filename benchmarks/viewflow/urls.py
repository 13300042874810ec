"""The site that Viewflow makes of a flow."""

from django.urls import path
from viewflow.contrib.auth import AuthViewset
from viewflow.urls import Site
from viewflow.workflow.flow import FlowAppViewset

from .flow import LeaveFlow

site = Site(title="Leave", viewsets=[FlowAppViewset(LeaveFlow)])
urlpatterns = [
    # Every page has a link to sign out.
    path("accounts/", AuthViewset(with_profile_view=False).urls),
    path("", site.urls),
]
