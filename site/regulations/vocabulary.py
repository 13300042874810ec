"""The office's own words for facts, posts, units, forms and acts, for sentences of rules."""

from facts.dictionary import words_of
from facts.models import Fact
from facts.words import Words
from forms.schemas.models import FormPage
from people.models import Post, Unit

from .acts import act_labels


def vocabulary() -> Words:
    """All labels, in four queries; editors' work and explanations share it."""
    return words_of(
        Fact.objects.all(),
        posts=dict(Post.objects.values_list("code", "name")),
        units=dict(Unit.objects.values_list("code", "name")),
        forms=dict(FormPage.objects.values_list("slug", "title")),
        acts=dict(act_labels()),
    )
