"""Where the codes on paper lead; paper outlives releases, so these addresses never change."""

from django.conf import settings

MATTER = "/p/{}/"
VERIFY = "/verify/{}/"


def matter_url(serial: str) -> str:
    """The page where those concerned see how far the matter is."""
    return _address(MATTER, serial)


def verify_url(digest: str) -> str:
    """The page where anybody sees whether a dossier is still as it was sealed."""
    return _address(VERIFY, digest)


def _address(path: str, key: str) -> str:
    # Not reversed by name: a worker would load every page of the site for it.
    return str(settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path.format(key))
