"""Icons, days and the menu, for templates of the staff site."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.base import FilterExpression, Node, Parser, TextNode, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from facts.words import joined
from forms.schemas.fields import Field
from forms.schemas.models import FormEdition, FormPage
from forms.schemas.publishing import frozen_fields
from forms.schemas.shown import under_sections
from people.models import Person
from people.service import person_of
from portal.addresses import matter_page, regulation_page
from portal.conditions import told
from portal.days import day_text, moment_text
from portal.drawn import drawn
from portal.fields import Asked, asked
from portal.icons import ICONS
from portal.inbox_rows import drawn_rows
from portal.marking import marked_up
from portal.narrowing import inbox_address
from portal.reading import ClauseRead, clauses_read
from portal.referring import linked
from portal.waiting import Waiting
from portal.words import named, state_icon, state_tone
from regulations.models import RegulationPage
from regulations.search.folding import excerpt
from regulations.written import clauses_as_written
from workflows.chains.models import Proceeding

#: name of an address -> entry of the menu
HERE = {
    "home": "home",
    "proceeding": "home",
    "sent": "sent",
    "copied": "copied",
    "forms": "forms",
    "fill": "forms",
    "fill_again": "forms",
    "form_editions": "forms",
    "regulations": "regulations",
    "regulation": "regulations",
    "coverage": "regulations",
    "clause": "regulations",
    "compare": "regulations",
    "readers": "regulations",
    "all_readers": "regulations",
    "minutes": "minutes",
    "meetings": "meetings",
    "meeting": "meetings",
    "notices": "notices",
    "wishes": "notices",
    "away": "away",
    "balances": "away",
    "register": "away",
    "search": "search",
    "registers": "search",
    "register_of": "search",
    "me": "me",
    "accounts": "me",
    "stranded": "me",
    "hand_on": "me",
    "contacts": "me",
    "end_in_his_place": "me",
    "standing_in": "me",
    "name_substitute": "me",
    "change_substitution": "me",
}

register = template.Library()
register.filter("state_tone", state_tone)
register.filter("state_icon", state_icon)
# In lists, where `url` for each row would take longer than all else that the row shows.
register.filter("matter_page", matter_page)
register.filter("regulation_page", regulation_page)


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """`{% icon "check" %}`, `{% icon line.icon %}`: the word beside it says what it means."""
    _tag, name = token.split_contents()
    given = parser.compile_filter(name)
    # One that is named in the template stands in the page as any text does: a page has dozens.
    return IconNode(given) if given.is_var else TextNode(drawn_icon(given.resolve(Context())))


class IconNode(Node):
    """An icon that each page chooses."""

    def __init__(self, given: FilterExpression) -> None:
        self.given = given

    def render(self, context: Context) -> SafeString:
        """The drawing."""
        return drawn_icon(self.given.resolve(context))


@cache
def drawn_icon(name: str) -> SafeString:
    """One icon of the sprite; where that lies is settled when the process starts."""
    if name not in ICONS:
        raise LookupError(f"icon {name} is not in the sprite")
    href = f"{static('portal/icons.svg')}#{name}"
    return format_html('<svg class="ti" aria-hidden="true"><use href="{}"></use></svg>', href)


@register.filter
def day(value: date | datetime | None) -> str:
    """A day in text: 9月14日, with the year when it is not this one."""
    if value is None:
        return ""
    plain = timezone.localdate(value) if isinstance(value, datetime) else value
    return day_text(plain, timezone.localdate())


@register.filter
def whose(person: Person) -> str:
    """His name, and whether he has left."""
    return named(person.name, there=person.active)


@register.filter
def moment(value: datetime | None) -> str:
    """A moment as one says it: 今天 8:32, 9月7日 17:41."""
    return moment_text(value, timezone.localdate()) if value else ""


@register.filter
def handed_in(value: datetime) -> str:
    """When a matter was handed in, for lists of them."""
    return _("handed in %(when)s") % {"when": moment(value)}


@register.simple_tag
def state_of(matter: Proceeding) -> SafeString:
    """The state of a matter: its colour, its icon, and what its kind calls it."""
    return drawn("portal/_state.html", code=matter.state, label=matter.state_label)


@register.filter
def marked(text: str, words: Sequence[str]) -> SafeString:
    """A text with the words of a search marked in it; a line stays a line."""
    return marked_up(text, words)


@register.filter
def excerpted(text: str, words: Sequence[str]) -> SafeString:
    """The part of a text in which the words of a search stand, marked."""
    return marked(excerpt(text, words), words)


@register.inclusion_tag("portal/_menu.html", takes_context=True)
def menu(context: Any) -> dict[str, Any]:
    """The menu at the side, or the tabs at the foot of a phone."""
    request = context["request"]
    visitor = getattr(request, "visitor", None)
    if visitor is None:
        return {"visitor": None}
    if not visitor.signed_in:
        return {"visitor": visitor, "sign_in": f"?{urlencode({'next': request.get_full_path()})}"}
    here = HERE.get(getattr(request.resolver_match, "url_name", ""), "")
    links = drawn(
        "portal/_menu_links.html",
        here=here,
        person=visitor.person is not None,
        bodies=bool(visitor.bodies),
        opens_admin=bool(request.session.get("opens_admin", False)),
    )
    return {
        "request": request,
        "visitor": visitor,
        "here": here,
        "waiting": visitor.badge,
        "links": links,
        "tabs": drawn("portal/_menu_tabs.html", here=here),
    }


@register.simple_tag(takes_context=True)
def phrases(context: Any) -> SafeString:
    """The opinions that somebody writes often, as buttons; drawn once for all rows of a page."""
    return render_to_string("portal/acts/phrases.html", {"visitor": context["visitor"]})


@register.simple_tag
def rows_of(items: Sequence[Waiting], phrases: SafeString) -> SafeString:
    """Rows of the inbox."""
    return drawn_rows(items, phrases)


@register.simple_tag(takes_context=True)
def inbox(context: Any) -> str:
    """The address of the inbox as it was left, filters and all."""
    return inbox_address(context["request"])


@register.simple_tag
def clauses_of(page: RegulationPage) -> list[ClauseRead]:
    """The clauses of a page in the editor, numbered; rules that are not complete yet are left out."""
    return clauses_read(clauses_as_written(page), page.numbering)


@register.simple_tag
def clause_text(clause: ClauseRead, words: Sequence[str] = ()) -> SafeString:
    """The text of a clause; words that refer to another clause lead there, those looked for are marked."""
    return linked(clause.text, clause.refs, words)


@register.filter
def post_names(posts: Iterable[Mapping[str, str]]) -> str:
    """The posts that a regulation speaks to."""
    return joined(each["name"] for each in posts)


@register.filter
def as_day(value: date | str) -> str:
    """A day of the heading part, which an edition keeps as text."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    return date_format(day, "DATE_FORMAT")


@register.simple_tag(takes_context=True)
def fields_tried(context: Any, edition: FormEdition) -> list[Asked]:
    """The fields of a form that is tried out, with the answers and problems of the page."""
    owner = person_of(context["request"].user)
    today = timezone.localdate()
    return asked(edition, context["answers"], context["problems"], owner=owner, on=today)


@register.simple_tag
def conditions_among(fields: list[Field]) -> dict[str, Any]:
    """What shows fields as one fills them in, of a form that is drawn whole."""
    return {"fields": told(under_sections(fields)), "known": {}}


@register.simple_tag
def map_server() -> dict[str, str]:
    """Where maps get their pictures, if the office has set that up."""
    return {"tiles": settings.MAP_TILES, "attribution": settings.MAP_ATTRIBUTION}


@register.simple_tag
def fields_of(page: FormPage) -> list[Asked]:
    """The fields of a form in the editor, empty."""
    return [
        Asked(field, {}, {}, None, timezone.localdate()) for field in frozen_fields(page.fields)
    ]
