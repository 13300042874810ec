"""What this room adds to the editors' side."""

from wagtail import hooks

from .importing.hooks import addresses, menu_item

hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_menu_item", menu_item)
