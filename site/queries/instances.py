"""Rows into instances: what Django works out for every question is worked out once."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.signals import post_init, pre_init

Row = Sequence[Any]


class Instances:
    """Makes the instances of one model, with those that they are joined to, from rows of a query.

    `info` and `select` are what Django's compiler says about the columns.
    """

    def __init__(self, info: Any, select: Any, annotated: Any = None) -> None:
        self.model = info["model"]
        columns = {select[place][0].target.attname: place for place in info["select_fields"]}
        self.columns = list(columns.items())
        # In the order in which an instance takes them.
        own = [each.attname for each in self.model._meta.concrete_fields]
        self.names = [each for each in own if each in columns]
        self.key = columns[self.model._meta.pk_fields[0].attname]
        self.plain = is_plain(self.model)
        self.annotated = list((annotated or {}).items())
        self.joined = [
            (Instances(each, select), each["local_setter"], each["remote_setter"])
            for each in info.get("related_klass_infos", [])
        ]

    def of(self, row: Row, using: str) -> Any:
        """The instance of a row; None where nothing was joined."""
        if row[self.key] is None:
            return None
        values = {name: row[place] for name, place in self.columns}
        if self.plain:
            made = _filled(self.model, values, using)
        else:
            made = self.model.from_db(using, self.names, [values[name] for name in self.names])
        for name, place in self.annotated:
            setattr(made, name, row[place])
        for others, set_here, set_there in self.joined:
            other = others.of(row, using)
            set_here(made, other)
            if other is not None:
                set_there(other, made)
        return made


def is_plain(model: Any) -> bool:
    """Whether making an instance does no more than keep its values."""
    heard = pre_init.has_listeners(model) or post_init.has_listeners(model)
    usual: Any = Model
    own = model.__init__ is usual.__init__ and model.from_db.__func__ is usual.from_db.__func__
    return own and not heard


def _filled(model: Any, values: dict[str, Any], using: str) -> Any:
    """An instance as `Model.from_db` leaves it: what is not among the values is fetched when asked for."""
    made = model.__new__(model)
    state = ModelState()
    state.adding, state.db = False, using
    values["_state"] = state
    made.__dict__ = values
    return made
