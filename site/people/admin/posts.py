"""Posts and bodies."""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.models import Post
from people.naming import why_it_stays, why_the_code_stays


class DeletePost(GuardedDeleteView):
    """A post that a rule or a form names stays."""

    def obstacle(self) -> str:
        """Where it is named."""
        # What it says is filled in once more.
        return why_it_stays(self.object, timezone.localdate()).replace("%", "%%")


class PostForm(WagtailAdminModelForm):
    """A post; its code stays once something keeps it."""

    def clean_code(self) -> str:
        """The same code, or another one for a post that nothing names yet."""
        code: str = self.cleaned_data["code"]
        before = self.initial.get("code", code) if self.instance.pk else code
        if code != before and (sentence := why_the_code_stays(before)):
            raise ValidationError(sentence)
        return code


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
    edit_handler = ObjectList(
        [
            *map(FieldPanel, ("name", "code", "order", "oversees", "keeps_accounts")),
            MultiFieldPanel(
                [
                    *map(FieldPanel, ("body", "recorded_by")),
                    FieldPanel("members", widget=CheckboxSelectMultiple),
                    FieldPanel("quorum"),
                ],
                heading=_("Body"),
            ),
        ],
        base_form_class=PostForm,
    )
