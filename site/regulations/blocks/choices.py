"""What an editor may choose from: forms, facts, posts, units, acts; asked once when a page opens."""

from collections import Counter
from collections.abc import Iterable

from facts.models import Fact
from forms.schemas.blocks.asking import Choices, asked_once
from forms.schemas.models import FormPage
from people.models import Post, Unit

from ..acts import act_labels


@asked_once
def forms() -> Choices:
    """Forms by slug; of several with one title, the address tells which is which."""
    return _told_apart(FormPage.objects.order_by("title").values_list("slug", "title"))


@asked_once
def facts() -> Choices:
    """Facts by key; of several with one label, the key tells which is which."""
    return _told_apart(Fact.objects.order_by("label").values_list("key", "label"))


def _told_apart(found: Iterable[tuple[str, str]]) -> Choices:
    rows = list(found)
    known = Counter(label for _code, label in rows)
    return [(code, label if known[label] == 1 else f"{label}（{code}）") for code, label in rows]


@asked_once
def posts() -> Choices:
    """Posts by code."""
    return list(Post.objects.values_list("code", "name"))


@asked_once
def units() -> Choices:
    """Units by code, indented by their depth in the tree."""
    rows = Unit.objects.order_by("path").values_list("code", "name", "depth")
    return [(code, "　" * (depth - 1) + name) for code, name, depth in rows]


@asked_once
def acts() -> Choices:
    """Acts by code."""
    return list(act_labels().items())
