"""An empty library: Wagtail's pages of an account load it, of an app that is not installed, and use no tag of it."""

from django.template import Library

register = Library()
