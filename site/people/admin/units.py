"""Units: the tree, and a form that says where in it a unit stands."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from people.admin.fields import UnitChoiceField
from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.models import Unit


class UnitForm(WagtailAdminModelForm):
    """A unit and the unit above it."""

    parent = UnitChoiceField(
        queryset=Unit.objects.all(),
        required=False,
        label=gettext_lazy("unit above"),
        empty_label=gettext_lazy("none: the top of the tree"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["parent"] = self.instance.get_parent()

    def clean_parent(self) -> Unit | None:
        """Nobody can move a unit below itself."""
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and parent.path.startswith(self.instance.path):
            sentence = _(
                "%(parent)s is %(unit)s itself or lies below it. Choose a unit outside of it."
            )
            raise ValidationError(sentence % {"parent": parent.name, "unit": self.instance.name})
        return parent

    def save(self, commit: bool = True) -> Unit:
        """Put the unit where the form says; the tree keeps its own numbers."""
        unit, parent = self.instance, self.cleaned_data["parent"]
        if unit.pk is None:
            return parent.add_child(instance=unit) if parent else Unit.add_root(instance=unit)
        unit.save()
        if "parent" in self.changed_data:
            _move(unit, parent)
        return unit


def _move(unit: Unit, parent: Unit | None) -> None:
    if parent:
        unit.move(parent, "last-child")
    else:
        unit.move(Unit.get_last_root_node(), "last-sibling")
    unit.refresh_from_db()


class UnitDeleteView(GuardedDeleteView):
    """Deletes single units, never whole branches."""

    def obstacle(self) -> str:
        """A unit with units below it stays."""
        if self.object.is_leaf():
            return ""
        return _("“%(name)s” has units below it. Move or delete those first.")


class UnitViewSet(OfficeViewSet):
    """The list of units is the tree."""

    model = Unit
    icon = "site"
    delete_view_class = UnitDeleteView
    list_display = ("indented", "code", "kind")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    ordering = "path"
    list_per_page = 100
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "code", "kind", "parent")],
        base_form_class=UnitForm,
    )
