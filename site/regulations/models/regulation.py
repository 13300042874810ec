"""制度: the page on which policy editors keep a regulation."""

from datetime import datetime
from typing import Any

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page

from forms.schemas.freezing import FreezesEditions
from forms.schemas.on_staff_site import OnStaffSite
from people.models import Post, Unit

from ..blocks import ClausesBlock
from ..editing.panel import ClausesPanel
from ..forms import RegulationForm
from ..numbering import Numbering
from .change import CHOSEN, Change


def today() -> Any:
    """The day on which an editor opens a new regulation."""
    return timezone.localdate()


class RegulationIndex(OnStaffSite, Page):
    """The shelf on which all regulations stand."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["regulations.RegulationPage"]
    max_count = 1
    staff_view = "portal:regulations"
    one_of_many = False
    template = "children.html"

    class Meta:
        verbose_name = _("shelf of regulations")


class RegulationPage(OnStaffSite, FreezesEditions, Page):
    """A regulation: heading part (首部) and body (正文); readers see its editions, never this page."""

    issuer = models.CharField(_("issued by"), max_length=120)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    basis = models.TextField(_("made under"), blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    scope = models.TextField(_("scope"), blank=True)
    serves = models.TextField(_("whom it serves"), blank=True)
    binds = ParentalManyToManyField(
        Unit,
        verbose_name=_("binds"),
        help_text=_("These units and everything below them."),
    )
    addresses = ParentalManyToManyField(
        Post,
        blank=True,
        verbose_name=_("addressed to posts"),
        help_text=_("Whom it speaks to. Its rules bind the units above, whoever works there."),
    )
    signed_on = models.DateField(
        _("signed on"),
        null=True,
        blank=True,
        help_text=_("The day under the text, where one is printed."),
    )
    numbering = models.CharField(
        _("numbering"), max_length=10, choices=Numbering.choices, default=Numbering.OUTLINE
    )
    in_force_from = models.DateField(_("in force from"), default=today)
    change = models.CharField(
        _("what it does"),
        max_length=12,
        choices=[(each.value, each.label) for each in CHOSEN],
        default=Change.AMENDMENT,
        help_text=_(
            "The first edition is made whatever is chosen. A correction takes the day of the "
            "edition that it corrects; a repeal ends the regulation on the day below."
        ),
    )
    reason = models.TextField(_("reason for the change"), blank=True)
    replaces = ParentalManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        verbose_name=_("replaces"),
        help_text=_("These regulations end on the day on which this one comes into force."),
    )
    clauses = StreamField(ClausesBlock(), blank=True, collapsed=True, verbose_name=_("clauses"))

    parent_page_types = ["regulations.RegulationIndex"]
    subpage_types: list[str] = []
    base_form_class = RegulationForm
    content_panels = [*Page.content_panels, ClausesPanel("clauses")]
    heading_panels = [
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("document_number")]),
        FieldRowPanel([FieldPanel("numbering"), FieldPanel("signed_on")]),
        FieldPanel("basis"),
        FieldPanel("purpose"),
        FieldPanel("scope"),
        FieldPanel("serves"),
        FieldPanel("binds"),
        FieldPanel("addresses", widget=CheckboxSelectMultiple, classname="bf-ticks"),
        FieldPanel("slug", help_text=_("Left blank, it sounds like the title.")),
    ]
    edition_panels = [
        FieldRowPanel([FieldPanel("change"), FieldPanel("in_force_from")]),
        FieldPanel("reason"),
        FieldPanel("replaces", widget=CheckboxSelectMultiple),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Body of the text")),
            ObjectList(heading_panels, heading=_("Heading part")),
            ObjectList(edition_panels, heading=_("This edition")),
        ],
        base_form_class=RegulationForm,
    )
    promote_panels: list[Any] = []
    template = "regulations/preview.html"
    staff_view = "portal:regulation"

    class Meta:
        verbose_name = _("regulation")
        verbose_name_plural = _("regulations")

    @property
    def posts(self) -> list[dict[str, str]]:
        """The posts that it speaks to, as an Edition keeps them."""
        return [{"code": post.code, "name": post.name} for post in self.addresses.all()]

    def freeze(self, *, by: Any, at: datetime) -> None:
        """Check it and freeze its next edition (NotPublishable says why not)."""
        from ..publishing import publish_edition

        publish_edition(self, by=by, at=at)
