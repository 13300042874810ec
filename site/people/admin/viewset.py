"""What the lists and forms of this room share."""

from typing import Any, ClassVar

from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet


class RowsView(IndexView):
    """A list that reads what its columns name in the same query."""

    joined: ClassVar[tuple[str, ...]] = ()

    def get_base_queryset(self) -> QuerySet:
        """The rows with their joined rows."""
        rows = super().get_base_queryset()
        return rows.select_related(*self.joined) if self.joined else rows


class GuardedDeleteView(DeleteView):
    """Deletes what nothing else rests on, and otherwise says why not."""

    def obstacle(self) -> str:
        """Why the row must stay, as a sentence; empty if it may go."""
        return ""

    def before_deleting(self) -> None:
        """What goes with it, in the same transaction; nothing."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, or go back to the row with a sentence; nothing is half deleted."""
        if sentence := self.obstacle():
            return self._refuse(sentence)
        try:
            with transaction.atomic():
                self.before_deleting()
                return super().form_valid(form)
        except ProtectedError:
            return self._refuse(_("Something else rests on “%(name)s”; end or change it instead."))

    def _refuse(self, sentence: str) -> HttpResponse:
        messages.error(self.request, sentence % {"name": self.object})
        return redirect(self.edit_url_name, self.object.pk)


class OfficeViewSet(ModelViewSet):
    """A list with joined columns, a form, and careful deleting."""

    joined: ClassVar[tuple[str, ...]] = ()
    index_view_class = RowsView
    delete_view_class = GuardedDeleteView
    copy_view_enabled = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list which rows to join."""
        return super().get_index_view_kwargs(joined=self.joined, **kwargs)
