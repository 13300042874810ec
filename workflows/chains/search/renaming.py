"""Names that change: whoever looks for the new one finds the matters from before."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_save, pre_save

from people.models import Person, Post, Unit

from ..tasks import index_again

#: model -> by which column of a matter its name belongs to it
NAMED: dict[type[Model], str] = {Person: "applicant", Unit: "unit", Post: "appointment__post"}


def watch_names() -> None:
    """Be told when a person, a unit or a post is saved."""
    for model in NAMED:
        pre_save.connect(_compare, sender=model, dispatch_uid=f"chains.compare.{model.__name__}")
        post_save.connect(_index, sender=model, dispatch_uid=f"chains.index.{model.__name__}")


def _compare(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    before = sender._default_manager.filter(pk=instance.pk).exclude(name=instance.name)
    instance._renamed = not instance._state.adding and before.exists()


def _index(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    # In the background: a unit may have thousands of matters.
    if instance._renamed:
        index_again.enqueue(NAMED[sender], instance.pk)
