"""Where a regulation is found: an address in Latin letters, made from the sounds of its title."""

from uuid import uuid4

from wagtail.models import Page

from facts.sounds import sounds

LONGEST = 60


def free_address(title: str, shelf: Page, otherwise: str = "regulation") -> str:
    """用印管理办法 → yong-yin-guan-li-ban-fa; with a number behind it where that is taken."""
    base = "-".join(sounds(title))[:LONGEST].strip("-") or f"{otherwise}-{uuid4().hex[:8]}"
    rows = Page.objects.child_of(shelf).filter(slug__startswith=base)
    taken = set(rows.values_list("slug", flat=True))
    return next(
        slug
        for slug in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        if slug not in taken
    )
