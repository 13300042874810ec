"""What an editor may choose from: forms, facts, posts, units, acts; asked when a page opens."""

from facts.models import Fact
from forms.schemas.models import FormPage
from people.models import Post, Unit

from ..acts import act_labels


def forms() -> list[tuple[str, str]]:
    """Forms by slug."""
    return list(FormPage.objects.order_by("title").values_list("slug", "title"))


def facts() -> list[tuple[str, str]]:
    """Facts by key."""
    return [(key, f"{label}（{key}）") for key, label in Fact.objects.values_list("key", "label")]


def posts() -> list[tuple[str, str]]:
    """Posts by code."""
    return list(Post.objects.values_list("code", "name"))


def units() -> list[tuple[str, str]]:
    """Units by code, indented by their depth in the tree."""
    rows = Unit.objects.order_by("path").values_list("code", "name", "depth")
    return [(code, "　" * (depth - 1) + name) for code, name, depth in rows]


def acts() -> list[tuple[str, str]]:
    """Acts by code."""
    return list(act_labels().items())
