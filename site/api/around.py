"""GET copies/: matters that somebody copied to the caller (抄送)."""

from ninja import Router

from workflows.chains.models import Copied

from .auth import CallerRequest
from .matters import matter_shape, somebody
from .paging import LIMIT, After, Limit, Page, page
from .shapes.around import Copy

router = Router(tags=["around"])


@router.get("/copies/", response=Page[Copy], url_name="copies")
def copies(request: CallerRequest, after: After = None, limit: Limit = LIMIT) -> Page:
    """Matters that somebody copied to the caller (抄送), the latest first."""
    rows = Copied.objects.filter(person=request.auth.person)
    rows = rows.select_related("proceeding", "by__user").defer("proceeding__verdicts")
    found, following = page(rows, by=("-at", "-id"), after=after, limit=limit)
    items = [
        Copy(matter=matter_shape(each.proceeding), by=somebody(each.by), at=each.at)
        for each in found
    ]
    return Page[Copy](items=items, next=following)
