"""The facts room: what fields fill in, rules ask about and prefill draws on."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    name = "facts"
    label = "facts"
    verbose_name = _("Facts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import dictionary, known

        dictionary.declare_person_facts()
        known.declare_known_facts()
        post_migrate.connect(dictionary.write_declared_facts, sender=self)
