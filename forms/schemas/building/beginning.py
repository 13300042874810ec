"""新建表单: from nothing, from another form, from a file, from a table, and what other rooms offer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import FormIndex, FormPage
from .drafting import draft_form
from .files import LARGEST_BYTES, FormFile, NotAForm, read_file
from .posted import may_add
from .ways import ways


class BeginView(WagtailAdminTemplateMixin, TemplateView):
    """What the screens share on which a form begins: who may come in, and the frame."""

    page_title = gettext_lazy("New form")
    header_icon = "form"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_add(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, then all the ways to begin a form, then this one."""
        first = {"url": reverse("form_new"), "label": _("New form")}
        return [*self.breadcrumbs_items, first, *self.steps()]

    def steps(self) -> list[dict[str, Any]]:
        """What stands below the first screen."""
        return []


class NewFormView(BeginView):
    """All the ways to begin."""

    template_name = "schemas/building/new.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        shelf = FormIndex.objects.get()
        blank = reverse("wagtailadmin_pages:add", args=["schemas", "formpage", shelf.pk])
        forms = FormPage.objects.order_by("title").only("title", "slug")
        return super().get_context_data(blank=blank, forms=forms, ways=ways(), **context)


class FileView(BeginView):
    """A draft of a file that “export” has written."""

    template_name = "schemas/building/file.html"

    def steps(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": _("From a file")}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read it, and make a draft; or say all that is wrong with it."""
        upload = request.FILES.get("file")
        if upload is None:
            return self._refused([_("No file was chosen. Choose one that “Export” has written.")])
        try:
            form = read_file(upload.read(LARGEST_BYTES + 1))
        except NotAForm as refused:
            return self._refused(refused.problems)
        page = draft_form(
            title=form.title,
            slug=form.slug,
            kind=form.kind,
            intro=form.intro,
            fields=form.fields,
            checks=form.checks,
            by=request.user,
        )
        messages.success(request, _told(page, form))
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _refused(self, problems: list[str]) -> HttpResponse:
        context = self.get_context_data(problems=problems)
        return self.render_to_response(context, status=422)


def _told(page: FormPage, form: FormFile) -> str:
    if form.slug and page.slug != form.slug:
        sentence = _(
            "“%(title)s” was made as a draft. Another form has the address “%(slug)s”, so this one "
            "is at “%(own)s”; the other was left alone."
        )
        return sentence % {"title": page.title, "slug": form.slug, "own": page.slug}
    return _("“%(title)s” was made as a draft. Look it over, and publish it.") % {
        "title": page.title
    }
