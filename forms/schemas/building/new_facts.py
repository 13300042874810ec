"""A fact made of a field: an editor asks for it beside the field, and no key has to be thought up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.blocks import StreamBlock, StreamValue

from facts.models import Fact, FactType

from ..blocks.keys import NEW_FACT, FactBlock
from ..fields import field_types
from ..finding import Finding
from .choosing import PARTS
from .keys import free, spelled

#: What an amount is counted in where its field does not say so.
MEASURES = {
    "half_day_range": gettext_lazy("days"),
    "time_span": pgettext_lazy("unit of measure", "minutes"),
    "money": gettext_lazy("yuan"),
}
STEPS = {"half_day_range": Decimal("0.5"), "money": Decimal("0.01")}
LONGEST_LABEL = 80


def make_new_facts(stream: StreamValue, title: str) -> list[Fact]:
    """Make the facts that fields ask for, write their keys into the blocks, and return them.

    Asked again about the same form it finds what it made before.
    """
    made = []
    for child, name in _asking(stream):
        fact = _made_before(child, name, title) or _made(child, name, title)
        child.value[name] = fact.key
        made.append(fact)
    return made


def offer_new_options(stream: StreamValue) -> None:
    """What a form lets people choose, rules may ask about: options join the choices of their fact."""
    bound = {
        child.value["fact"]: child
        for child in stream
        if _options(child) and child.value.get("fact")
    }
    for fact in Fact.objects.filter(key__in=list(bound), type=FactType.CHOICE, by_system=False):
        missing = {
            code: each
            for code, each in _options(bound[fact.key]).items()
            if code not in fact.choices
        }
        if fact.choices and missing:
            fact.choices = {**fact.choices, **missing}
            fact.save(update_fields=["choices"])


def asked_in_rows(stream: StreamValue) -> list[Finding]:
    """Fields in the rows of groups that ask for a fact: there may be many of them."""
    sentence = _(
        "“%(label)s” stands in the rows of “%(group)s” and cannot fill in a fact: there may be "
        "many of it. Bind a computed field below the group (a sum, how many) instead."
    )
    return [
        Finding(
            sentence % {"label": child.value["label"], "group": group.value["label"]},
            key=group.value.get("key") or "",
        )
        for group in stream
        for rows in _rows_of(group)
        for child, _name in _asking(rows)
    ]


def _asking(stream: StreamValue) -> Iterator[tuple[Any, str]]:
    for child in stream:
        for name, block in child.block.child_blocks.items():
            if isinstance(block, FactBlock) and child.value.get(name) == NEW_FACT:
                yield child, name


def _rows_of(group: Any) -> list[StreamValue]:
    return [
        group.value[name]
        for name, block in group.block.child_blocks.items()
        if isinstance(block, StreamBlock) and group.value.get(name)
    ]


def _made_before(child: Any, name: str, title: str) -> Fact | None:
    fact = Fact.objects.filter(key=_key(child, name, title)).first()
    return fact if fact and fact.type == _type(child, name) and not fact.by_system else None


def _made(child: Any, name: str, title: str) -> Fact:
    taken = set(Fact.objects.values_list("key", flat=True))
    fact_type = _type(child, name)
    amount = fact_type == FactType.NUMBER
    return Fact.objects.create(
        key=free(_key(child, name, title), taken),
        label=_label(child, name, title),
        type=fact_type,
        unit=_measure(child) if amount else "",
        step=_step(child) if amount else Decimal(1),
        minimum=child.value.get("minimum") if amount else None,
        choices=_options(child) if fact_type == FactType.CHOICE else {},
    )


def _key(child: Any, name: str, title: str) -> str:
    part = "" if name == "fact" else f"_{name.removesuffix('_fact')}"
    own = child.value.get("key") or spelled(child.value.get("label") or "") or child.block_type
    return f"{spelled(title) or 'form'}.{own}{part}"


def _label(child: Any, name: str, title: str) -> str:
    """Named as the field is; with the title of the form before it where another fact is called so."""
    label: str = child.value["label"]
    part = PARTS.get(name.replace("_fact", "_key"))
    if part:
        label = _("%(label)s: %(part)s") % {"label": label, "part": part}
    if Fact.objects.filter(label=label).exists():
        label = _("%(form)s: %(label)s") % {"form": title, "label": label}
    return label[:LONGEST_LABEL]


def _type(child: Any, name: str) -> str:
    kind = field_types()[child.block_type]
    types = kind.binds({"label": "", name: NEW_FACT}).get(NEW_FACT, kind.fact_types)
    return FactType.CHOICE if FactType.CHOICE in types else min(types)


def _measure(child: Any) -> str:
    return str(child.value.get("unit") or MEASURES.get(child.block_type, ""))


def _step(child: Any) -> Decimal:
    decimals = child.value.get("decimals") or 0
    return STEPS.get(child.block_type, Decimal(1).scaleb(-decimals))


def _options(child: Any) -> dict[str, str]:
    return {
        each["value"]: each["label"] for each in child.value.get("options") or () if each["value"]
    }
