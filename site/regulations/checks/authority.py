"""Who lays it down, and who may publish it (DM-1)."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission

from .finding import Finding, Property, heed

PUBLISH = "publish_page"


def find(page: Any) -> Iterator[Finding]:
    """An issuer, a number, and somebody other than the author who may publish."""
    if not page.issuer.strip():
        sentence = _("It does not say who issues it. Write it in the heading part.")
        yield Finding("", sentence, Property.AUTHORITY)
    if not page.document_number.strip():
        sentence = _("It has no document number. Write it in the heading part once there is one.")
        yield heed(Property.AUTHORITY, sentence)
    if page.pk:
        yield from _approving(page)


def _approving(page: Any) -> Iterator[Finding]:
    approvers = list(_approvers(page))
    author = page.latest_revision.user if page.latest_revision else None
    if not approvers:
        sentence = _(
            "Nobody but an administrator may publish it. Let somebody who approves regulations "
            "have the right to."
        )
        yield heed(Property.AUTHORITY, sentence)
    elif author and (author in approvers or author.is_superuser):
        sentence = _(
            "%(author)s wrote this text and may publish it as well. Let somebody else approve it."
        )
        yield heed(Property.AUTHORITY, sentence % {"author": _name(author)})


def _approvers(page: Any) -> Any:
    """Who may publish a page: by a right on it or on a page above it (two queries)."""
    above = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    groups = GroupPagePermission.objects.filter(
        page__path__in=above, permission__codename=PUBLISH
    ).values("group")
    users = get_user_model().objects.filter(is_active=True, groups__in=groups)
    return users.filter(Q(is_superuser=False)).distinct()


def _name(user: Any) -> str:
    return str(getattr(user, "person", None) or user.get_full_name() or user.get_username())
