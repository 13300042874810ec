"""The list of matters on the editors' side: found as on the staff site, without counting them."""

from typing import Any

from django.utils import timezone
from wagtail_modeladmin.views import IndexView

from people.service import person_of
from workflows.chains.models import Proceeding
from workflows.chains.search.finding import ENDED, OPEN, Question, find
from workflows.chains.visibility import Sight, sight_of

from .paging import NEWEST_FIRST, ROWS_AND_ONE, Page, behind, cut
from .search import LONGEST_WORDS

AFTER = "after"
#: What the filter sends -> what is asked for.
STATES = {"1": ENDED, "0": OPEN}


class MattersIndex(IndexView):
    """The newest first and in no other order, so that a page costs the same among a hundred thousand."""

    IGNORED_PARAMS = (*IndexView.IGNORED_PARAMS, AFTER)
    sortable_by = ()

    def get_queryset(self, request: Any = None) -> Any:
        """Nothing that could be counted; the rows are found below."""
        self.params.pop(AFTER, None)
        self.filter_specs, self.has_filters, *_rest = self.get_filters(request or self.request)
        return Proceeding.objects.none()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self._page()
        context = {
            "all_count": True,
            "object_list": page.rows,
            "show_search": True,
            "newest": self.get_query_string() if self._after else "",
            "older": self.get_query_string({AFTER: page.next}) if page.next else "",
            **kwargs,
        }
        # Past the library's own, which counts everything twice.
        return super(IndexView, self).get_context_data(**context)

    @property
    def _after(self) -> str:
        return str(self.request.GET.get(AFTER, ""))

    def _page(self) -> Page:
        words = self.query.replace("\x00", " ")[:LONGEST_WORDS]
        state = STATES.get(self.request.GET.get("final__exact", ""), "")
        place = behind(self._after, NEWEST_FIRST, newest_first=True)
        sight = _sight(self.request.user)
        found = find(Question(words, state=state), sight, most=ROWS_AND_ONE, behind=place)
        return cut(found.rows, NEWEST_FIRST, edge=found.edge)


def _sight(user: Any) -> Sight:
    """What the reader may see; a technical account has no person."""
    person = person_of(user)
    if person is None:
        return Sight(everything=user.is_superuser)
    return sight_of(person, timezone.localdate())
