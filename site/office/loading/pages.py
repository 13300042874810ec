"""The shelves for regulations and forms, and pages put on them."""

from django.conf import settings
from wagtail.models import Locale, Page, Site

from forms.schemas.models import FormIndex
from regulations.models import RegulationIndex

ALL = "全部"


def shelves() -> tuple[RegulationIndex, FormIndex]:
    """Both shelves, made below the root when they are missing; the first one is the site's home."""
    locale, _made = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title=ALL, slug="root", locale=locale)
    )
    # Wagtail's first migration names it in English.
    Page.objects.filter(pk=root.pk, title="Root").update(title=ALL, draft_title=ALL)
    regulations = RegulationIndex.objects.first() or root.add_child(
        instance=RegulationIndex(title="制度", slug="regulations", locale=locale)
    )
    forms = FormIndex.objects.first() or root.add_child(
        instance=FormIndex(title="表单", slug="forms", locale=locale)
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": regulations, "site_name": "办法"},
    )
    Page.objects.filter(depth=2, slug="home").exclude(pk__in=[regulations.pk, forms.pk]).delete()
    return regulations, forms
