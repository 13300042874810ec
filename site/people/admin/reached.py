"""Screens of the registry: everybody sees there the households and residents of his units, and no others."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import CreateView, EditView, HistoryView, UsageView
from wagtail.permission_policies import ModelPermissionPolicy

from people.admin.viewset import GuardedDeleteView, OfficeViewSet, RowsView
from people.asking import person_of
from people.models import Household, Resident
from people.registry.reach import Reach, reach_of
from trail.models import AccessKind
from trail.service import note


def reach_of_user(user: Any) -> Reach:
    """How far an account sees: as its person, or everywhere if it may read the whole registry."""
    today = timezone.localdate()
    known: Reach | None = getattr(user, "_reach", None)
    if known is None or known.on != today:
        # A list asks for each of its rows; an account lives no longer than its request.
        known = user._reach = reach_of(person_of(user), today, user=user)
    return known


def reached(reach: Reach, model: type[Household] | type[Resident]) -> QuerySet[Any]:
    """The rows of a table of the registry that are within reach."""
    return reach.households() if model is Household else reach.residents()


class ReachPolicy(ModelPermissionPolicy):
    """Besides the right itself, the row must lie within reach."""

    def instances_user_has_any_permission_for(self, user: Any, actions: list[str]) -> QuerySet:
        """Those of his units."""
        rows = super().instances_user_has_any_permission_for(user, actions)
        return rows.filter(pk__in=reached(reach_of_user(user), self.model).values("pk"))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether somebody may do this with this row; without a query for a row with its unit."""
        return self.user_has_permission(user, action) and reach_of_user(user).reaches(instance)


class ReachedRowsView(RowsView):
    """A list of what is within reach, found by any of its words; who was shown is noted."""

    def get_base_queryset(self) -> QuerySet:
        """Those of one's own units."""
        rows = super().get_base_queryset()
        within = reached(reach_of_user(self.request.user), self.model)
        return rows.filter(pk__in=within.values("pk"))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page; whoever stands on it has been looked at."""
        context = super().get_context_data(*args, **kwargs)
        shown = [each.pk for each in context["object_list"]]
        _note(self.request, AccessKind.SEARCHED, self.model, shown, self.search_query or "")
        return context


class _Within:
    """A view of one row, which is not there for those who do not reach it."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """The row, if it lies within reach."""
        row = super().get_object(*args, **kwargs)  # type: ignore[misc]
        if not reach_of_user(self.request.user).reaches(row):
            raise Http404
        return row


class _Noted:
    """A form that is noted in the access log."""

    request: HttpRequest
    model: Any
    object: Any
    noted: ClassVar[str]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form asks who fills it in: he chooses among his own units."""
        return {
            **super().get_form_kwargs(),  # type: ignore[misc]
            "reach": reach_of_user(self.request.user),
        }

    def save_instance(self) -> Any:
        """Save, and note it."""
        saved = super().save_instance()  # type: ignore[misc]
        _note(self.request, self.noted, self.model, [saved.pk])
        return saved


class ReachedCreateView(_Noted, CreateView):
    """Entering a row."""

    noted = AccessKind.ADDED


class ReachedEditView(_Within, _Noted, EditView):
    """Changing a row; opening it is noted already."""

    noted = AccessKind.CHANGED

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form of one row."""
        response = super().get(request, *args, **kwargs)
        _note(request, AccessKind.OPENED, self.model, [self.object.pk])
        return response


class ReachedDeleteView(_Within, GuardedDeleteView):
    """Deletes what nothing that was handed in names."""

    def obstacle(self) -> str:
        """What was named stays: it ends by no longer being active."""
        if not self.object.used:
            return ""
        return _("“%(name)s” is named in something handed in. Take away “in use” instead.")


class ReachedHistoryView(_Within, HistoryView):
    """Who changed a row."""


class ReachedUsageView(_Within, UsageView):
    """Where a row is named."""


class ReachedViewSet(OfficeViewSet):
    """A list, forms and careful deleting, each within reach."""

    index_view_class = ReachedRowsView
    add_view_class = ReachedCreateView
    edit_view_class = ReachedEditView
    delete_view_class = ReachedDeleteView
    history_view_class = ReachedHistoryView
    usage_view_class = ReachedUsageView
    # What else Wagtail offers for a row would have to ask for the reach, too.
    inspect_view_enabled = False


def _note(
    request: HttpRequest, kind: str, model: type[Any], shown: list[Any], asked: str = ""
) -> None:
    about = f"{model._meta.model_name}s"
    by: Any = person_of(request.user) or request.user
    note(kind, about, shown, by=by, at=timezone.now(), asked=asked, via="editors")
