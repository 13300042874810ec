"""The screens on which an administrator keeps people, posts and units."""
