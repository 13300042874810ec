"""Evidence that can be found: a form or a ledger, fields of that form, posts that exist."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.words import Words
from people.models import Post

from ..compiling import RuleInForce
from ..rules.evidence import Evidence
from .duties import unknown_posts
from .finding import Finding


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Evidence that names nothing to look at."""
    found = [each for each in rules if each.kind == "evidence"]
    posts = set(Post.objects.values_list("code", flat=True)) if found else set()
    for each in found:
        for sentence in (*unknown_posts(each.rule.post, posts, words), *_named(each.rule)):
            yield Finding(each.basis.path, sentence)


def _named(rule: Evidence) -> Iterator[str]:
    if not rule.form and not rule.ledger:
        yield _("The evidence is neither a form nor a ledger. Choose the form, or name the ledger.")
    if (rule.facts or rule.when) and not rule.form:
        yield _("Required fields are fields of a form. Choose the form, or take the fields out.")
