"""The records room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "workflows.records"
    label = "records"
    verbose_name = _("Records")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workflows.chains.kinds import register_kind

        from . import acts  # noqa: F401  # importing registers
        from .facts import declare_record_facts
        from .models import Record

        declare_record_facts()
        register_kind(Record)
