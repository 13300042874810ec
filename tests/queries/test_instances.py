"""An instance that is made quickly is the one that Django makes."""

from datetime import date

import pytest
from django.db.models import CharField, F, Value
from django.db.models.signals import post_init
from wagtail.models import Locale, Page

from people.models import Appointment, Person, Post, Unit, User
from queries import Prepared
from trail.models import Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """One who has an account and a post, and one who has neither."""
    Page.add_root(
        title="根", slug="the-root", locale=Locale.objects.get_or_create(language_code="zh-hans")[0]
    )
    unit = Unit.add_root(code="top", name="区")
    post = Post.objects.create(code="clerk", name="文书")
    user = User.objects.create(username="one")
    first = Person.objects.create(name="甲", user=user)
    Person.objects.create(name="乙")
    Appointment.objects.create(person=first, post=post, unit=unit, starts=date(2026, 3, 1))


def looked_at(instance):
    """All that an instance holds, and the same of those that it holds."""
    state = instance._state
    joined = {
        name: each and looked_at(each)
        for name, each in state.fields_cache.items()
        if each is None or instance not in each._state.fields_cache.values()
    }
    values = {name: value for name, value in vars(instance).items() if name != "_state"}
    return type(instance), values, state.adding, state.db, joined


@pytest.mark.parametrize(
    "question",
    [
        lambda: Person.objects.order_by("pk"),
        lambda: Person.objects.select_related("user").order_by("pk"),
        lambda: Appointment.objects.select_related("person__user", "post", "unit"),
        lambda: Person.objects.only("name").order_by("pk"),
        lambda: Person.objects.select_related("user").defer("user__password").order_by("pk"),
        lambda: User.objects.select_related("person"),
        lambda: Person.objects.annotate(also=F("name"), one=Value(1)).order_by("pk"),
        lambda: Page.objects.order_by("pk"),
        lambda: Trace.objects.select_related("words"),
    ],
)
def test_it_holds_the_same(office, question):
    Trace.objects.create(stream="LV-1", number=1, act="submit", at="2026-03-01T08:00:00Z")
    asked = Prepared(lambda text: question().exclude(pk__lt=text))

    made = asked(0)

    assert made
    assert list(map(looked_at, made)) == list(map(looked_at, question()))


def test_what_was_left_out_is_fetched_when_it_is_asked_for(office, django_assert_num_queries):
    asked = Prepared(lambda name: Person.objects.filter(name=name).only("name"))
    person = asked.first("甲")

    assert person.get_deferred_fields() >= {"active", "user_id"}
    with django_assert_num_queries(1):
        assert person.active


def test_whoever_listens_to_new_instances_is_told(office):
    heard = []

    def hear(instance, **_more):
        heard.append(instance.name)

    post_init.connect(hear, sender=Post)
    try:
        posts = Prepared(lambda code: Post.objects.filter(code=code))("clerk")
    finally:
        post_init.disconnect(hear, sender=Post)

    assert [each.name for each in posts] == heard == ["文书"]


def test_a_changed_one_is_saved(office):
    person = Prepared(lambda name: Person.objects.filter(name=name)).first("乙")
    person.name = "丙"
    person.save()

    assert set(Person.objects.values_list("name", flat=True)) == {"甲", "丙"}


def test_text_of_any_column_may_be_annotated(office):
    asked = Prepared(
        lambda name: Person.objects.filter(name=name).annotate(
            said=Value("a", output_field=CharField())
        )
    )

    assert asked.first("甲").said == "a"
