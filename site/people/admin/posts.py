"""Posts and bodies."""

from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.models import Post
from people.naming import why_it_stays


class DeletePost(GuardedDeleteView):
    """A post that a rule or a form names stays."""

    def obstacle(self) -> str:
        """Where it is named."""
        # What it says is filled in once more.
        return why_it_stays(self.object, timezone.localdate()).replace("%", "%%")


class PostViewSet(OfficeViewSet):
    """The posts in their order."""

    model = Post
    delete_view_class = DeletePost
    icon = "tag"
    joined = ("recorded_by",)
    list_display = (
        "name",
        "code",
        BooleanColumn("oversees", label=_("oversees the unit")),
        BooleanColumn("body", label=_("body")),
        "recorded_by",
        "order",
    )
    list_filter = ("body", "oversees")
    search_fields = ("name", "code")
    ordering = "order"
    panels = (
        *map(FieldPanel, ("name", "code", "order", "oversees", "keeps_accounts")),
        MultiFieldPanel(
            [
                *map(FieldPanel, ("body", "recorded_by")),
                FieldPanel("members", widget=CheckboxSelectMultiple),
                FieldPanel("quorum"),
            ],
            heading=_("Body"),
        ),
    )
