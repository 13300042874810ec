"""The API put together: mounted at /api/v1/, described at /api/v1/openapi.json."""

from . import (
    acts,
    around,
    comparing,
    convening,
    dossiers,
    drafts,
    files,
    forms,
    inbox,
    leaves,
    notifications,
    outlines,
    proceedings,
    registry,
    regulations,
    standing_in,
    submissions,
    trails,
)
from .auth import BearerToken
from .edge import EdgedAPI
from .handlers import handle_exceptions
from .parsing import StrictParser
from .rendering import ReadableRenderer
from .scopes import Scope

api = EdgedAPI(
    title="Banfa",
    version="1.0.0",
    description=(
        "Regulations, forms, proceedings and their acts. Every error is application/problem+json "
        "with a sentence for the user; every basis names regulation, edition and clause."
    ),
    auth=BearerToken(Scope.READ),
    # Documentation pages would load their scripts from elsewhere; offices are often offline.
    docs_url=None,
    urls_namespace="api",
    parser=StrictParser(),
    renderer=ReadableRenderer(),
)
handle_exceptions(api)
api.add_router("/regulations", regulations.router)
api.add_router("/regulations", comparing.router)
api.add_router("/regulations", outlines.router)
api.add_router("/forms", forms.router)
api.add_router("/forms", submissions.router)
api.add_router("/drafts", drafts.router)
api.add_router("/files", files.router)
api.add_router("/proceedings", proceedings.router)
api.add_router("/proceedings", acts.router)
api.add_router("/proceedings", trails.router)
api.add_router("/proceedings", dossiers.router)
api.add_router("/inbox", inbox.router)
api.add_router("/notifications", notifications.router)
api.add_router("/leaves", leaves.router)
api.add_router("", around.router)
api.add_router("", standing_in.router)
api.add_router("", convening.router)
api.add_router("", registry.router)
