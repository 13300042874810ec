"""地标: what a map shows that has no map server behind it."""

from django.http import HttpResponse, JsonResponse

from people.models import Landmark

from ..access import StaffRequest, staff

#: More names than this would cover each other.
MOST_LANDMARKS = 300


@staff
def landmarks(request: StaffRequest) -> HttpResponse:
    """The office's own known places."""
    rows = Landmark.objects.values_list("name", "latitude", "longitude")[:MOST_LANDMARKS]
    found = [{"name": name, "lat": lat, "lng": lng} for name, lat, lng in rows]
    return JsonResponse(found, safe=False, headers={"Cache-Control": "private, max-age=300"})
